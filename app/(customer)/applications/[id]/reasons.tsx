import { useLocale, useTranslations } from "next-intl";
import { Section } from "@/app/_ui/columns";
import { type FiguredReason, type Figures, figuresBehind, isFigured } from "@/lib/applications/reasons";
import type { Language } from "@/lib/language";
import { formatAmount } from "@/lib/money";

/** Why an application was not approved, the weightiest reason first, each with what would help. */
export function Reasons({ codes, figures }: { codes: string[]; figures: Figures | null }) {
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
              <p className="text-muted">{t("helps", { what: reasons(`${code as "INCOME_LOW"}.helps`) })}</p>
            </div>
          </li>
        ))}
      </ol>
    </Section>
  );
}

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

/** Whom to ask, and that a person decided. */
export function Doubt() {
  const t = useTranslations("applications.follow.doubt");
  return (
    <Section id="doubt" title={t("title")}>
      <p className="mt-2">{t.rich("text", { num: (words) => <span className="num">{words}</span> })}</p>
    </Section>
  );
}
