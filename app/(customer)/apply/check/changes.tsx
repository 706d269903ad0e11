import { getTranslations } from "next-intl/server";
import { answerWords } from "@/app/_ui/answer-words";
import { Section } from "@/app/_ui/columns";
import { Code, None } from "@/app/_ui/value";
import type { AnswerField } from "@/lib/applications/answers";
import type { Difference } from "@/lib/customers/rules";

/** What is different from the application that was not approved, before it is sent again. */
export async function Changes({ number, changes }: { number: string; changes: Difference<AnswerField>[] }) {
  const t = await getTranslations("apply.check");
  const fields = await getTranslations("fields");
  const words = await answerWords();
  const code = () => <Code>{number}</Code>;
  if (changes.length === 0)
    return (
      <Section id="changes" title={t("changesTitle")}>
        <p className="mt-2">{t.rich("changesNone", { code })}</p>
      </Section>
    );
  return (
    <Section id="changes" title={t("changesTitle")}>
      <p className="mt-2">{t.rich("changesLead", { code, count: changes.length })}</p>
      <dl className="mt-3 border-t border-ink">
        {changes.map(({ field, from, to }) => (
          <div key={field} className="grid gap-x-5 border-b border-line py-3 sm:grid-cols-[200px_minmax(0,1fr)]">
            <dt className="text-muted">{fields(`${field}.label`)}</dt>
            <dd className="min-w-0 tabular-nums">
              <span className="sr-only">{t("before")} </span>
              <span className="text-muted line-through">{words(field, from) || <None />}</span>{" "}
              <span aria-hidden="true">→</span> <span className="sr-only">{t("after")} </span>
              <b>{words(field, to) || <None />}</b>
            </dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}
