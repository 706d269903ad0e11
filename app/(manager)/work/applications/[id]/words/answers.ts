import { useAnswerTable } from "@/app/(manager)/work/answers/answer-rows";
import { useWords } from "@/lib/messages/kept";
import type { ReviewCase } from "@/lib/reviews/queries";

/** The answers as they were sent, beside last time's. */
export function useAnswersWords(shown: ReviewCase) {
  const t = useWords("review.answers");
  return { title: t("title"), note: t("frozen"), table: useAnswerTable(shown, t("caption")) };
}
