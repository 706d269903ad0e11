import { getTranslations } from "next-intl/server";
import { ButtonLink } from "@/app/_ui/button";
import { Section } from "@/app/_ui/columns";
import { TextArea } from "@/app/_ui/field";
import { Form, Hidden } from "@/app/_ui/form";
import { Submit } from "@/app/_ui/submit";
import { proposePublishing, proposeRetiring } from "@/app/(manager)/work/models/actions";
import type { Manager } from "@/lib/auth/actor";
import type { ShownModel } from "@/lib/models/queries";
import { promotionOf } from "@/lib/models/rules";

/** What may be proposed about a card now: to publish it where every condition holds, or to retire it. */
export async function ChangeForm({ manager, model }: { manager: Manager; model: ShownModel }) {
  const t = await getTranslations("models.change");
  if (!manager.rights.has("models.publish")) return null;
  const change = model.status === "PUBLISHED" ? "retire" : "forward";
  const ready = model.status !== "SHADOW" && promotionOf(model.report).every(({ holds }) => holds);
  if (change === "forward" && !ready) return null;
  return (
    <Section title={t(change)} id="change">
      <div className="max-w-[760px]">
        {model.waiting ? (
          <p>
            {t("waiting")} <a href={`/work/approvals/${model.waiting}`}>{t("see")}</a>
          </p>
        ) : (
          <>
            <p>{t(`${change}Text`)}</p>
            {manager.fresh ? (
              <Form action={change === "retire" ? proposeRetiring : proposePublishing} id="change">
                <Hidden name="modelId" value={model.id} />
                <TextArea name="reason" label={t("reason")} rows={2} />
                <div>
                  <Submit>{t(change)}</Submit>
                </div>
              </Form>
            ) : (
              <p className="mt-4">
                <ButtonLink href={`/confirm?next=${encodeURIComponent(`/work/models/${model.id}`)}`} tone="main">
                  {t("confirm")}
                </ButtonLink>
              </p>
            )}
          </>
        )}
      </div>
    </Section>
  );
}
