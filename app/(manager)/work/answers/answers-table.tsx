import { AnswerLines } from "@/app/(manager)/work/answers/answer-lines";
import { type Compared, useAnswerTable } from "@/app/(manager)/work/answers/answer-rows";

/** Answers, with last time's beside them where there are some. Bold: another than last time. Shaded: edited in the profile since. */
export function AnswersTable({ shown, caption }: { shown: Compared; caption: string }) {
  return <AnswerLines words={useAnswerTable(shown, caption)} />;
}
