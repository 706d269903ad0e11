import { getTranslations } from "next-intl/server";
import { Choice } from "@/app/_ui/choice";
import { DateField, Field, MoneyField } from "@/app/_ui/field";
import { Select } from "@/app/_ui/select";
import { fieldWords } from "@/app/(customer)/_sections/words";
import { EducationLevel, HousingKind } from "@/lib/generated/prisma/enums";

export async function HousingFields() {
  const t = await getTranslations("profile");
  const { ask, choose } = await fieldWords();
  return (
    <>
      <Choice {...choose("housingKind", Object.values(HousingKind))} />
      <MoneyField {...ask("monthlyHousingCost")} unit={t("units.perMonth")} maxLength={40} />
      <DateField {...ask("livingSince")} />
      <Select {...choose("educationLevel", Object.values(EducationLevel))} empty={t("choose")} />
      <Field {...ask("dependants")} inputMode="numeric" autoComplete="off" width="tiny" maxLength={10} />
    </>
  );
}
