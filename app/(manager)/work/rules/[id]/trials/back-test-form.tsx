import { getTranslations } from "next-intl/server";
import { Form, Hidden } from "@/app/_ui/form";
import { Select } from "@/app/_ui/select";
import { Submit } from "@/app/_ui/submit";
import { tryOut } from "@/app/(manager)/work/rules/[id]/actions";
import { trialSizes } from "@/lib/policy/forms";
import type { ShownSet } from "@/lib/policy/queries";

export async function BackTestForm({ shown }: { shown: ShownSet }) {
  const t = await getTranslations("rules.backTest");
  return (
    <Form action={tryOut} id="back-test" values={{ most: "5000" }}>
      <Hidden name="ruleSetId" value={shown.id} />
      <div className="flex flex-wrap items-end gap-4">
        <Select
          name="most"
          label={t("most")}
          options={trialSizes.map((value) => ({ value, label: t("applications", { count: Number(value) }) }))}
        />
        <Submit>{t("verb")}</Submit>
      </div>
    </Form>
  );
}
