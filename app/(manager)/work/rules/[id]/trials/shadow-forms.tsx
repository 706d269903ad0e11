import { getTranslations } from "next-intl/server";
import { UnitField } from "@/app/_ui/field";
import { Form, Hidden } from "@/app/_ui/form";
import { Submit } from "@/app/_ui/submit";
import { runInShadow, stopShadow } from "@/app/(manager)/work/rules/[id]/actions";
import type { ShownSet } from "@/lib/policy/queries";

/** Begins a run in shadow, or ends one. */
export async function ShadowForms({ shown: { id, revision, state } }: { shown: ShownSet }) {
  const t = await getTranslations("rules.shadow");
  return (
    <>
      <Form action={runInShadow} id="shadow" values={{ days: "14" }}>
        {state === "draft" && (
          <div className="flex flex-wrap items-end gap-4">
            <Hidden name="ruleSetId" value={id} />
            <Hidden name="revision" value={revision} />
            <UnitField name="days" label={t("days")} unit={t("daysUnit")} />
            <Submit>{t("verb")}</Submit>
          </div>
        )}
      </Form>
      <Form action={stopShadow} id="stop">
        {state === "shadow" && (
          <div>
            <Hidden name="ruleSetId" value={id} />
            <Hidden name="revision" value={revision} />
            <Submit tone="quiet">{t("end")}</Submit>
          </div>
        )}
      </Form>
    </>
  );
}
