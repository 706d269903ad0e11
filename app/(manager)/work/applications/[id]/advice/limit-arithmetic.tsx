import { Ground } from "@/app/(manager)/work/applications/[id]/advice/ground";
import type { PartProps } from "@/app/(manager)/work/applications/[id]/advice-words";
import { formatAmount } from "@/lib/money";
import type { LimitTerm } from "@/lib/policy/limit";

/** Each bound of the limit, how it comes about, and which one is the lowest. */
export function LimitArithmetic(props: PartProps) {
  const { advice } = props.shown;
  const { t } = props.words;
  const yuan = yuanOf(props.words);
  const how = howOf(props, yuan);
  const terms = Object.entries(advice.limit.terms) as [LimitTerm, number][];
  const told = terms.filter(([, amount]) => amount < Number.MAX_SAFE_INTEGER);
  const lowest = Math.min(...told.map(([, amount]) => amount));
  return (
    <Ground title={t("arithmetic.limitTitle")}>
      <table className="advice-table">
        <caption>{t("arithmetic.limitCaption")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("arithmetic.term")}</th>
            <th scope="col">{t("arithmetic.how")}</th>
            <th scope="col" className="num">
              {t("arithmetic.amount")}
            </th>
          </tr>
        </thead>
        <tbody>
          {told.map(([term, amount]) => (
            <tr key={term}>
              <th scope="row">{t(`limit.term.${term}`)}</th>
              <td>{how[term]}</td>
              <td className="num">{amount === lowest ? <b>{yuan(amount)}</b> : yuan(amount)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Ground>
  );
}

const yuanOf =
  ({ language }: PartProps["words"]) =>
  (amount: number) =>
    formatAmount(BigInt(Math.floor(amount)) * 100n, language, { whole: true });

type Amount = (amount: number) => string;

/** The sum behind a bound, in the figures of the rules that the advice names. */
function howOf({ shown, words: { t } }: PartProps, yuan: Amount): Partial<Record<LimitTerm, string>> {
  const { advice, features, measures } = shown;
  if (!features) return {};
  const { multiples, burdenCap, leastPayment, exposureMonths } = measures.limit;
  const { grade } = advice.scored;
  const income = yuan(Number(features.monthlyIncome));
  const owed = yuan(Number(features.monthlyHousingCost) + Number(features.monthlyRepayment));
  const share = (part: number) => `${Math.round(part * 1000) / 10}%`;
  return {
    grade: t("arithmetic.howGrade", { grade, multiple: multiples[grade as keyof typeof multiples] ?? 0, income }),
    burden: t("arithmetic.howBurden", { share: share(burdenCap), income, owed, least: share(leastPayment) }),
    exposure: t("arithmetic.howExposure", {
      months: exposureMonths,
      income,
      elsewhere: yuan(Number(features.cardLimitsElsewhere ?? 0)),
    }),
  };
}
