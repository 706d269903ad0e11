import { useLocale } from "next-intl";
import { toneOf } from "@/app/_ui/status-tag";
import type { Language } from "@/lib/language";
import { useWords } from "@/lib/messages/kept";
import { formatAmount } from "@/lib/money";
import type { ReviewCase } from "@/lib/reviews/queries";
import { formatDay } from "@/lib/time";

type Earlier = ReviewCase["earlier"][number];
type Loose = (key: string) => string;

export type EarlierWords = ReturnType<typeof useEarlierWords>;

/** The person's other applications and what came of them. */
export function useEarlierWords(earlier: Earlier[]) {
  const t = useWords("review.earlier");
  const language = useLocale() as Language;
  const statuses = useWords("applications.status");
  const outcome = useOutcomes();
  const reasons = useReasons();
  return {
    title: t("title"),
    note: earlier.length > 0 ? t("count", { count: earlier.length }) : "",
    none: earlier.length === 0 ? t("none") : "",
    applications: earlier.map((one) => {
      const at = one.decidedAt ?? one.submittedAt;
      return {
        id: one.id,
        number: one.number,
        status: statuses(one.status),
        tone: toneOf[one.status],
        at: at.toISOString(),
        day: formatDay(at, language),
        by: one.staffName ?? "",
        outcome: outcome(one),
        reasons: reasons(one),
      };
    }),
  };
}

function useOutcomes() {
  const t = useWords("review.earlier");
  const products = useWords("products.names") as unknown as Loose;
  const language = useLocale() as Language;
  const amount = (cents: bigint) => formatAmount(cents, language, { whole: true });
  return ({ productCode, requestedLimit, status, grantedLimit }: Earlier) => {
    const wish = t("wish", { product: products(productCode), limit: amount(requestedLimit) });
    return status === "APPROVED" ? `${wish} ${t("granted", { limit: amount(grantedLimit ?? 0n) })}` : wish;
  };
}

function useReasons() {
  const t = useWords("review.history");
  const labels = useWords("reasons") as unknown as Loose;
  return ({ reasons }: Earlier) =>
    reasons.length > 0 ? t("reasons", { items: reasons.map((code) => labels(`${code}.label`)).join(t("comma")) }) : "";
}
