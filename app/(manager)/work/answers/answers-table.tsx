import { useTranslations } from "next-intl";
import { When } from "@/app/_ui/value";
import { type AnswerGroup, AnswerLines } from "@/app/(manager)/work/answers/answer-lines";
import { useAnswerRows } from "@/app/(manager)/work/answers/answer-rows";

type Compared = Parameters<typeof useAnswerRows>[0];

/** Answers, with last time's beside them where there are some. Bold: another than last time. Shaded: edited in the profile since. */
export function AnswersTable({ shown, caption }: { shown: Compared; caption: string }) {
  const t = useTranslations("review.answers");
  const groups = useAnswerRows(shown).filter(({ rows }) => rows.length > 0);
  const words = groups.map(
    ({ group, rows }): AnswerGroup => ({
      name: group ? t(`group.${group}`) : "",
      rows: rows.map(({ key, now, before, differs, edited }) => ({
        label: t(`row.${key}`),
        now,
        ...(before === null ? {} : { before: differs ? before : t("same") }),
        ...(differs ? { differs: t("differs") } : {}),
        ...(edited ? { edited: t("edited") } : {}),
      })),
    }),
  );
  return (
    <AnswerLines
      caption={caption}
      item={t("item")}
      now={t("now")}
      before={shown.previous ? <Before at={shown.previous.sentAt} /> : null}
      groups={words}
    />
  );
}

function Before({ at }: { at: Date }) {
  const t = useTranslations("review.answers");
  return t.rich("before", { when: () => <When at={at} to="day" /> });
}
