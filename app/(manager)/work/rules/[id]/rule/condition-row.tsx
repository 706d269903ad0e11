import { getTranslations } from "next-intl/server";
import { Check, Choice } from "@/app/_ui/choice";
import { Field } from "@/app/_ui/field";
import { Hidden } from "@/app/_ui/form";
import { Select } from "@/app/_ui/select";
import { comparing, ruleWords } from "@/app/(manager)/work/rules/rule-words";
import { factField } from "@/lib/advice/fact-fields";
import type { ConditionRow, RowComparison } from "@/lib/policy/forms";

const ofNumbers: RowComparison[] = ["<", "<=", ">", ">=", "=", "between", "missing", "given"];
const ofWords: RowComparison[] = ["in", "notIn", "missing", "given"];

type Props = { row: ConditionRow; droppable: boolean };

/** One condition: what it reads stands fixed; how it compares and with what can be changed. */
export async function ConditionFields({ row: { place, field: name }, droppable }: Props) {
  const t = await getTranslations("rules.edit");
  const { field, value } = await ruleWords();
  const known = factField(name);
  if (!known) return null;
  const comparisons = "words" in known ? ofWords : ofNumbers;
  return (
    <fieldset className="min-w-0 rounded-card border border-line px-4 pt-2 pb-3">
      <legend className="px-1 font-semibold">{field(name)}</legend>
      <Hidden name={`field${place}`} value={name} />
      <div className="flex flex-wrap items-start gap-x-4 gap-y-2">
        <Select
          name={`is${place}`}
          label={t("is")}
          options={comparisons.map((one) => ({ value: one, label: t(`comparison.${words[one]}`) }))}
        />
        {"unit" in known && (
          <>
            <Field name={`value${place}`} label={t("value")} hint={t(`unit.${known.unit}`)} width="short" />
            <Field name={`to${place}`} label={t("to")} hint={t("toHint")} width="short" />
          </>
        )}
      </div>
      {"words" in known && (
        <div className="mt-2">
          <Choice
            name={`words${place}`}
            legend={t("words")}
            many
            options={known.words.map((word) => ({ value: word, label: value(name, word) }))}
          />
        </div>
      )}
      {droppable && <Check name={`drop${place}`} label={t("drop")} />}
    </fieldset>
  );
}

const words = {
  ...comparing,
  between: "between",
  in: "in",
  notIn: "notIn",
  missing: "missing",
  given: "given",
} as const satisfies Record<RowComparison, string>;
