import { getTranslations } from "next-intl/server";
import { Choice } from "@/app/_ui/choice";
import { DateField, Field, MoneyField, UnitField } from "@/app/_ui/field";
import { Hidden } from "@/app/_ui/form";
import { Select } from "@/app/_ui/select";
import { EmploymentFields } from "@/app/(customer)/_sections/employment-fields";
import { fieldWords } from "@/app/(customer)/_sections/words";
import { provinces } from "@/lib/customers/places";
import { type Section, type SectionField, sections } from "@/lib/customers/rules";
import { DocumentType, EducationLevel, HousingKind, IncomeSource, Sex } from "@/lib/generated/prisma/enums";

type Props = { section: Section; open: readonly SectionField[]; values: Record<string, string> };

/** The questions that were asked again; the other answers of the section travel along unseen and unchanged. */
export function AskedFields({ section, open, values }: Props) {
  // Each question about work depends on the kind of work, so they are asked again together.
  if (section === "employment") return <EmploymentFields />;
  return (sections[section] as readonly SectionField[]).map((field) =>
    open.includes(field) ? (
      <Asked key={field} field={field} />
    ) : (
      <Hidden key={field} name={field} value={values[field] ?? ""} />
    ),
  );
}

const choices = {
  documentType: Object.values(DocumentType),
  sex: Object.values(Sex),
  incomeSource: Object.values(IncomeSource),
  housingKind: Object.values(HousingKind),
  educationLevel: Object.values(EducationLevel),
};

const monthly: readonly SectionField[] = ["monthlyIncome", "otherIncome", "monthlyHousingCost", "monthlyRepayment"];
const sums: readonly SectionField[] = ["cardLimitsElsewhere", "cardBalanceElsewhere"];
const counts: readonly SectionField[] = ["dependants", "cardsElsewhere"];
const days: readonly SectionField[] = ["birthDate", "livingSince"];

async function Asked({ field }: { field: SectionField }) {
  const { ask, choose } = await fieldWords();
  const t = await getTranslations("profile");
  if (field in choices) {
    const name = field as keyof typeof choices;
    return <Choice {...choose(name, choices[name])} />;
  }
  if (field === "province") return <Select {...choose("province", provinces)} empty={t("choose")} />;
  if (monthly.includes(field)) return <MoneyField {...ask(field)} unit={t("units.perMonth")} maxLength={40} />;
  if (sums.includes(field)) return <MoneyField {...ask(field)} unit={t("units.yuan")} maxLength={40} />;
  if (counts.includes(field)) return <UnitField {...ask(field)} maxLength={10} />;
  if (days.includes(field)) return <DateField {...ask(field)} maxLength={20} />;
  const width = field === "line" ? "full" : field === "postcode" ? "short" : "medium";
  return <Field {...ask(field)} width={width} maxLength={200} autoComplete={autoComplete[field] ?? "off"} />;
}

const autoComplete: Partial<Record<SectionField, "name" | "tel" | "postal-code" | "street-address">> = {
  name: "name",
  mobile: "tel",
  line: "street-address",
  postcode: "postal-code",
};
