import { useTranslations } from "next-intl";
import { AnswersTable } from "@/app/(manager)/work/answers/answers-table";
import { Pane } from "@/app/(manager)/work/applications/[id]/pane";
import type { ReviewCase } from "@/lib/reviews/queries";

/** The answers as they were sent, beside last time's. */
export function AnswersPane({ shown }: { shown: ReviewCase }) {
  const t = useTranslations("review.answers");
  return (
    <Pane id="answers" title={t("title")} note={t("frozen")}>
      <AnswersTable shown={shown} caption={t("caption")} />
    </Pane>
  );
}
