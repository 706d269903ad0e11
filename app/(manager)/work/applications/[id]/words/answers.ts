import { useTranslations } from "next-intl";
import { useAnswerTable } from "@/app/(manager)/work/answers/answer-rows";
import type { ReviewCase } from "@/lib/reviews/queries";

/** The answers as they were sent, beside last time's. */
export function useAnswersWords(shown: ReviewCase) {
  const t = useTranslations("review.answers");
  return { title: t("title"), note: t("frozen"), table: useAnswerTable(shown, t("caption")) };
}
