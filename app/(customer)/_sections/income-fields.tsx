import { getTranslations } from "next-intl/server";
import { Choice } from "@/app/_ui/choice";
import { MoneyField } from "@/app/_ui/field";
import { fieldWords } from "@/app/(customer)/_sections/words";
import { IncomeSource } from "@/lib/generated/prisma/enums";

export async function IncomeFields() {
  const t = await getTranslations("profile.units");
  const { ask, choose } = await fieldWords();
  return (
    <>
      <MoneyField {...ask("monthlyIncome")} unit={t("perMonth")} maxLength={40} />
      <Choice {...choose("incomeSource", Object.values(IncomeSource))} />
      <MoneyField {...ask("otherIncome")} unit={t("perMonth")} maxLength={40} />
    </>
  );
}
