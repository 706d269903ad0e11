import { useLocale, useTranslations } from "next-intl";
import { StatusTag } from "@/app/_ui/status-tag";
import { Code, useWhens } from "@/app/_ui/value";
import { Nothing, Pane } from "@/app/(manager)/work/applications/[id]/pane";
import type { Language } from "@/lib/language";
import { formatAmount } from "@/lib/money";
import type { ReviewCase } from "@/lib/reviews/queries";

type Earlier = ReviewCase["earlier"];

/** The person's other applications and what came of them. */
export function EarlierPane({ earlier }: { earlier: Earlier }) {
  const t = useTranslations("review.earlier");
  const words = useEarlierWords();
  return (
    <Pane id="earlier" title={t("title")} note={earlier.length > 0 && t("count", { count: earlier.length })}>
      {earlier.length === 0 && <Nothing>{t("none")}</Nothing>}
      <ul>
        {earlier.map((one) => (
          <EarlierApplication key={one.id} earlier={one} words={words} />
        ))}
      </ul>
    </Pane>
  );
}

type OneProps = { earlier: Earlier[number]; words: ReturnType<typeof useEarlierWords> };

function EarlierApplication({ earlier, words: { when, outcome, reasons } }: OneProps) {
  return (
    <li className="border-b border-hair py-1">
      <span className="flex flex-wrap items-baseline gap-x-2">
        <a href={`/work/applications/${earlier.id}`}>
          <Code>{earlier.number}</Code>
        </a>
        <StatusTag status={earlier.status} />
        <span className="text-muted">
          {when(earlier.decidedAt ?? earlier.submittedAt, "day")} {earlier.staffName}
        </span>
      </span>
      <span className="block">{outcome(earlier)}</span>
      {earlier.reasons.length > 0 && <span className="block text-small text-muted">{reasons(earlier)}</span>}
    </li>
  );
}

type Loose = (key: string) => string;

function useEarlierWords() {
  const t = useTranslations("review.earlier");
  const history = useTranslations("review.history");
  const products = useTranslations("products.names") as unknown as Loose;
  const labels = useTranslations("reasons") as unknown as Loose;
  const language = useLocale() as Language;
  const amount = (cents: bigint) => formatAmount(cents, language, { whole: true });
  const outcome = ({ productCode, requestedLimit, status, grantedLimit }: Earlier[number]) => {
    const wish = t("wish", { product: products(productCode), limit: amount(requestedLimit) });
    return status === "APPROVED" ? `${wish} ${t("granted", { limit: amount(grantedLimit ?? 0n) })}` : wish;
  };
  const reasons = ({ reasons }: Earlier[number]) =>
    history("reasons", { items: reasons.map((code) => labels(`${code}.label`)).join(history("comma")) });
  return { when: useWhens(), outcome, reasons };
}
