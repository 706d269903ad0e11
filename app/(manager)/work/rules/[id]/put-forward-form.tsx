import { getTranslations } from "next-intl/server";
import { Section } from "@/app/_ui/columns";
import { DateField, TextArea } from "@/app/_ui/field";
import { Form, Hidden } from "@/app/_ui/form";
import { Submit } from "@/app/_ui/submit";
import { ToConfirm } from "@/app/_ui/to-confirm";
import { discard, propose } from "@/app/(manager)/work/rules/[id]/actions";
import type { Manager } from "@/lib/auth/actor";
import type { ShownSet } from "@/lib/policy/queries";

type Props = { shown: ShownSet; manager: Manager };

/** What becomes of a draft: before a second person, or given up. The forms stand there also without fields, to say why not. */
export async function Fate({ shown, manager }: Props) {
  const t = await getTranslations("rules.fate");
  const { id, revision, state } = shown;
  const may = manager.rights.has("models.publish") && (state === "draft" || state === "shadow");
  return (
    <div className="max-w-[560px]">
      <Section title={t("title")} id="fate">
        <p className="mt-1 text-muted">{t(may ? "lead" : "noRight")}</p>
        {may && !manager.fresh && (
          <p className="mt-4">
            <ToConfirm actor={manager} path={`/work/rules/${id}`} tone="main">
              {t("confirm")}
            </ToConfirm>
          </p>
        )}
        <Form action={propose} id="propose">
          {may && manager.fresh && (
            <>
              <Hidden name="ruleSetId" value={id} />
              <Hidden name="revision" value={revision} />
              <DateField name="effectiveDay" label={t("day")} hint={t("dayHint")} />
              <TextArea name="reason" label={t("reason")} hint={t("reasonHint")} rows={2} />
              <div>
                <Submit>{t("verb")}</Submit>
              </div>
            </>
          )}
        </Form>
        {state === "draft" && (
          <details className="mt-5">
            <summary className="inline-block min-h-6">{t("discard")}</summary>
            <p>{t("discardText")}</p>
            <Form action={discard} id="discard">
              <Hidden name="ruleSetId" value={id} />
              <Hidden name="revision" value={revision} />
              <div>
                <Submit tone="danger">{t("discardVerb")}</Submit>
              </div>
            </Form>
          </details>
        )}
      </Section>
    </div>
  );
}
