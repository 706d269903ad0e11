import { getTranslations } from "next-intl/server";
import type { ComponentProps } from "react";
import { Section } from "@/app/_ui/columns";
import { TextArea } from "@/app/_ui/field";
import { Form, Hidden } from "@/app/_ui/form";
import { Submit } from "@/app/_ui/submit";
import { ToConfirm } from "@/app/_ui/to-confirm";
import { proposePublishing, proposeRetiring, suspend } from "@/app/(manager)/work/models/actions";
import type { Manager } from "@/lib/auth/actor";
import type { ShownModel } from "@/lib/models/queries";
import { mayRetire, promotionOf } from "@/lib/models/rules";

type Props = { manager: Manager; model: ShownModel };

const actions = { forward: proposePublishing, resume: proposePublishing, retire: proposeRetiring, suspend };
type Change = keyof typeof actions;

/**
 * What may be done about a card now: suspend it alone; with another person publish it where every condition holds, or
 * retire it.
 */
export async function ChangeForm({ manager, model }: Props) {
  const changes = changesOf(manager, model);
  return changes.map((change) => <ChangeSection key={change} change={change} manager={manager} model={model} />);
}

function changesOf({ rights }: Manager, { status, report }: ShownModel): Change[] {
  const publishes = rights.has("models.publish");
  const ready = status !== "SHADOW" && status !== "PUBLISHED" && promotionOf(report).every(({ holds }) => holds);
  return [
    ...(status === "PUBLISHED" ? (["suspend"] as const) : []),
    ...(publishes && ready ? ([status === "SUSPENDED" ? "resume" : "forward"] as const) : []),
    ...(publishes && mayRetire(status) ? (["retire"] as const) : []),
  ];
}

async function ChangeSection({ change, manager, model }: Props & { change: Change }) {
  const t = await getTranslations("models.change");
  if (model.waiting && change !== "suspend")
    return (
      <Section title={t(change)} id={change}>
        <p>
          {t("waiting")} <a href={`/work/approvals/${model.waiting}`}>{t("see")}</a>
        </p>
      </Section>
    );
  return (
    <Section title={t(change)} id={change}>
      <div className="max-w-[760px]">
        <p>{t(`${change}Text`)}</p>
        {manager.fresh ? (
          <Form action={actions[change]} id={`do-${change}`}>
            <Hidden name="modelId" value={model.id} />
            <TextArea name="reason" label={t("reason")} rows={2} />
            <div>
              <Submit {...tones[change]}>{t(change)}</Submit>
            </div>
          </Form>
        ) : (
          <p className="mt-4">
            <ToConfirm actor={manager} path={`/work/models/${model.id}`} tone="main">
              {t("confirm")}
            </ToConfirm>
          </p>
        )}
      </div>
    </Section>
  );
}

const tones: Partial<Record<Change, Pick<ComponentProps<typeof Submit>, "tone">>> = { suspend: { tone: "danger" } };
