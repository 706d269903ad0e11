import { getTranslations } from "next-intl/server";
import { answerRows } from "@/app/(manager)/work/answers/answer-rows";
import "./answers.css";
import { When } from "@/app/_ui/value";

type Compared = Parameters<typeof answerRows>[0];
type Words = Awaited<ReturnType<typeof getTranslations<"review.answers">>>;
type Row = Awaited<ReturnType<typeof answerRows>>[number]["rows"][number];

/** Answers, with last time's beside them where there are some. Bold: another than last time. Shaded: edited in the profile since. */
export async function AnswersTable({ shown, caption }: { shown: Compared; caption: string }) {
  const t = await getTranslations("review.answers");
  const { previous } = shown;
  const groups = (await answerRows(shown)).filter(({ rows }) => rows.length > 0);
  return (
    <table className="answers">
      <caption className="sr-only">{caption}</caption>
      <thead className={previous ? "" : "sr-only"}>
        <tr>
          <th scope="col">{t("item")}</th>
          <th scope="col">{t("now")}</th>
          {previous && <th scope="col">{t.rich("before", { when: () => <When at={previous.sentAt} to="day" /> })}</th>}
        </tr>
      </thead>
      {groups.map(({ group, rows }) => (
        <tbody key={group ?? "wish"}>
          {group && (
            <tr className="group">
              <th scope="colgroup" colSpan={previous ? 3 : 2}>
                {t(`group.${group}`)}
              </th>
            </tr>
          )}
          {rows.map((row) => (
            <AnswerRow key={row.key} row={row} t={t} />
          ))}
        </tbody>
      ))}
    </table>
  );
}

function AnswerRow({ row: { key, now, before, differs, edited }, t }: { row: Row; t: Words }) {
  return (
    <tr className={`${differs ? "differs" : ""} ${edited ? "edited" : ""}`}>
      <th scope="row">{t(`row.${key}`)}</th>
      <td>
        {now}
        <span className="sr-only">
          {differs && t("differs")}
          {edited && t("edited")}
        </span>
      </td>
      {before !== null && <td>{differs ? before : t("same")}</td>}
    </tr>
  );
}
