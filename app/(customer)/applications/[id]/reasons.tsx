import { useLocale, useTranslations } from "next-intl";
import { Section } from "@/app/_ui/columns";
import type { Told } from "@/lib/advice/told";
import { type FiguredReason, type Figures, figuresBehind, isFigured } from "@/lib/applications/reasons";
import type { Language } from "@/lib/language";
import { formatAmount } from "@/lib/money";

/** Why an application was not approved, the weightiest reason first, each with what would help. */
export function Reasons({ codes, figures, told }: { codes: string[]; figures: Figures | null; told: Told[] }) {
  const t = useTranslations("applications.follow");
  const reasons = useTranslations("reasons");
  return (
    <Section id="why" title={t("why")}>
      <ol className="mt-2 border-t border-ink">
        {codes.map((code, index) => (
          <li key={code} className="flex gap-4 border-b border-line py-4">
            <span aria-hidden="true" className="w-5 flex-none text-[1.25rem] font-semibold text-muted tabular-nums">
              {index + 1}
            </span>
            <div>
              <b className="block">{reasons(`${code as "INCOME_LOW"}.label`)}</b>
              {figures && isFigured(code) && <OwnFigures code={code} figures={figures} />}
              {told
                .filter((one) => one.code === code)
                .map((one) => (
                  <OwnAnswer key={one.field} told={one} />
                ))}
              <p className="text-muted">{t("helps", { what: reasons(`${code as "INCOME_LOW"}.helps`) })}</p>
            </div>
          </li>
        ))}
      </ol>
    </Section>
  );
}

/** The answer that weighed, as the bank read it when it decided, and what is usual. */
function OwnAnswer({ told: { field, value, usual } }: { told: Told }) {
  const t = useTranslations("applications.follow.told");
  if (!isToldField(field)) return null;
  const say = sayOf[field];
  return (
    <p>
      {t(field, { value: say(value) })} {usual !== null && t(`usual.${field}`, { usual: say(usual) })}
    </p>
  );
}

const percent = (share: number) => `${Math.round(share * 100)}%`;
const times = (ratio: number) => String(Math.round(ratio * 10) / 10);
const whole = (count: number) => String(Math.round(count));
const sayOf = {
  debtToIncome: percent,
  balanceToLimit: percent,
  limitToIncome: times,
  totalLimitToIncome: times,
  jobMonths: whole,
  livingMonths: whole,
  recentApplications: whole,
};
const isToldField = (field: string): field is keyof typeof sayOf => field in sayOf;

/** What the customer stated and the reason rests on: so that it can be checked, and put right. */
function OwnFigures({ code, figures }: { code: FiguredReason; figures: Figures }) {
  const t = useTranslations("applications.follow.figures");
  const language = useLocale() as Language;
  const named = figuresBehind(code, figures);
  if (!named) return null;
  const yuan = (cents = 0n) => formatAmount(cents, language, { whole: true });
  const { income, repayment, limits, balance, wished, minimum } = named;
  const values = {
    income: yuan(income),
    repayment: yuan(repayment),
    limits: yuan(limits),
    balance: yuan(balance),
    wished: yuan(wished),
    minimum: yuan(minimum),
  };
  return <p>{t(code, values)}</p>;
}
