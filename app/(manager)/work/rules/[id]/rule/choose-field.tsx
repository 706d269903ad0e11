import { getTranslations } from "next-intl/server";
import { Button } from "@/app/_ui/button";
import { QuerySelect } from "@/app/_ui/query-select";
import { fieldOptions } from "@/app/(manager)/work/rules/[id]/rule/field-options";

/** The first step of a new rule: what it reads. By address, so that it works without script. */
export async function ChooseField({ setId }: { setId: string }) {
  const t = await getTranslations("rules.edit");
  return (
    <form method="get" action={`/work/rules/${setId}/rule`} className="mt-4 flex flex-wrap items-end gap-3">
      <QuerySelect name="add" label={t("reads")} all={t("choose")} options={await fieldOptions()} />
      <Button tone="main">{t("next")}</Button>
    </form>
  );
}
