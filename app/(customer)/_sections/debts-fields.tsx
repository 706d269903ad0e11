import { getTranslations } from "next-intl/server";
import { Field, MoneyField } from "@/app/_ui/field";
import { fieldWords } from "@/app/(customer)/_sections/words";

export async function DebtsFields() {
  const t = await getTranslations("profile.units");
  const { ask } = await fieldWords();
  return (
    <>
      <MoneyField {...ask("monthlyRepayment")} unit={t("perMonth")} maxLength={40} />
      <Field {...ask("cardsElsewhere")} inputMode="numeric" autoComplete="off" width="tiny" maxLength={10} />
      <MoneyField {...ask("cardLimitsElsewhere")} unit={t("yuan")} maxLength={40} />
      <MoneyField {...ask("cardBalanceElsewhere")} unit={t("yuan")} maxLength={40} />
    </>
  );
}
