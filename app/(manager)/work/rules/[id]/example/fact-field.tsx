import { getTranslations } from "next-intl/server";
import { Field } from "@/app/_ui/field";
import { Select } from "@/app/_ui/select";
import { ruleWords } from "@/app/(manager)/work/rules/rule-words";
import type { FactField as Known } from "@/lib/advice/fact-fields";
import { exampleField } from "@/lib/policy/forms";

/** One answer of the case; empty is not answered. */
export async function FactField({ field: known }: { field: Known }) {
  const t = await getTranslations("rules.edit");
  const { field, value } = await ruleWords();
  const { name } = known;
  if ("words" in known)
    return (
      <Select
        name={exampleField(name)}
        label={field(name)}
        empty={t("notAnswered")}
        options={known.words.map((word) => ({ value: word, label: value(name, word) }))}
      />
    );
  return <Field name={exampleField(name)} label={field(name)} hint={t(`unit.${known.unit}`)} width="short" />;
}
