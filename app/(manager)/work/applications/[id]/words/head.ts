import { useLocale } from "next-intl";
import { asPieces, moment, type Pieces, setApart, together } from "@/app/_ui/pieces";
import { toneOf } from "@/app/_ui/status-tag";
import type { Language } from "@/lib/language";
import { useWords } from "@/lib/messages/kept";
import { formatAmount } from "@/lib/money";
import { dueState, span } from "@/lib/queue/rules";
import type { ReviewCase } from "@/lib/reviews/queries";
import { formatDateTime, formatDay } from "@/lib/time";

export type HeadWords = ReturnType<typeof useHeadWords>;

const b = setApart("b");

/** Who, what for, since when, by when, in whose hands. */
export function useHeadWords(shown: ReviewCase, now: Date) {
  const t = useWords("review.head");
  const products = useWords("products.names");
  const status = useWords("applications.status");
  const language = useLocale() as Language;
  const amount = (cents: bigint) => formatAmount(cents, language, { whole: true });
  const product = products(shown.productCode as Parameters<typeof products>[0]);
  return {
    name: shown.customer.name,
    wish: asPieces(t.rich("wish", { product, limit: amount(shown.requestedLimit), b })),
    status: { word: status(shown.status), tone: toneOf[shown.status] },
    facts: useFacts(shown),
    state: asPieces(
      t.rich(`state.${shown.status}`, {
        b,
        name: shown.manager?.staffName ?? "",
        limit: amount(shown.grantedLimit ?? 0n),
        when: minute(sinceWhen(shown), language),
      }),
    ),
    due: useDue(shown, now),
  };
}

const minute = (at: Date, language: Language) => moment(at, formatDateTime(at, language));

const sinceWhen = ({ status, submittedAt, claimedAt, returnedAt, decidedAt }: ReviewCase) =>
  ({ IN_REVIEW: claimedAt, RETURNED: returnedAt, APPROVED: decidedAt, REJECTED: decidedAt })[status as "IN_REVIEW"] ??
  submittedAt;

function useFacts({ number, customer, submittedAt, secondLookAt, earlier }: ReviewCase): Pieces[] {
  const t = useWords("review.head");
  const statuses = useWords("applications.status");
  const language = useLocale() as Language;
  const code = setApart("code");
  const before = earlier.filter((one) => one.submittedAt < submittedAt);
  const [last] = before;
  const lastAt = last && (last.decidedAt ?? last.submittedAt);
  const lastTime = last && {
    status: statuses(last.status),
    when: moment(lastAt!, formatDay(lastAt!, language)),
  };
  return [
    [{ as: "code", text: number }],
    customer.number ? asPieces(t.rich("customerNumber", { number: customer.number, code })) : t("noNumber"),
    asPieces(t.rich("sent", { when: minute(submittedAt, language) })),
    ...(secondLookAt
      ? [[{ as: "b" as const, text: asPieces(t.rich("secondLook", { when: minute(secondLookAt, language) })) }]]
      : []),
    together(t("nth", { count: before.length + 1 }), lastTime ? asPieces(t.rich("earlier", lastTime)) : ""),
  ];
}

/** By when, and how long that is. Null where nobody has to do anything. */
function useDue({ status, dueAt }: ReviewCase, now: Date) {
  const t = useWords("review.head");
  const language = useLocale() as Language;
  const state = dueState(status, dueAt, now);
  if (!state) return null;
  const left = span(state.minutes);
  const words = left.days > 0 ? t("days", left) : left.hours > 0 ? t("hours", left) : t("minutes", left);
  const late = state.state === "late";
  return {
    by: asPieces(t.rich("due", { b, when: minute(dueAt, language) })),
    late,
    span: asPieces(late ? t.rich("late", { span: words, b }) : t("left", { span: words })),
  };
}
