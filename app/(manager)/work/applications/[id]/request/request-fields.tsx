import { useTranslations } from "next-intl";
import { ButtonLink } from "@/app/_ui/button";
import { Choice } from "@/app/_ui/choice";
import { TextArea } from "@/app/_ui/field";
import { Buttons, Hidden } from "@/app/_ui/form";
import { Submit } from "@/app/_ui/submit";
import { useAnswerWords } from "@/app/(manager)/work/answers/answer-words";
import { FieldTicks } from "@/app/(manager)/work/applications/[id]/request/field-ticks";
import type { AnswerField } from "@/lib/applications/answers";
import { type Section, sectionNames, sections } from "@/lib/customers/rules";
import { documentKinds } from "@/lib/documents/rules";
import type { ReviewCase } from "@/lib/reviews/queries";

/** What the customer is to answer anew, which documents to send, and the words that go with it. */
export function RequestFields({ shown }: { shown: ReviewCase }) {
  const t = useTranslations("review.request");
  const kinds = useTranslations("fields.options.documentKind");
  return (
    <>
      <Hidden name="applicationId" value={shown.id} />
      <Hidden name="version" value={shown.version} />
      <Hidden name="profileVersion" value={shown.customer.profileVersion} />
      <Hidden name="outcome" value="RETURN" />
      <FieldTicks legend={t("fields")} groups={useGroups(shown)} />
      <Choice
        name="documentsAsked"
        legend={t("documents")}
        many
        inline
        options={documentKinds.map((value) => ({ value, label: kinds(value) }))}
      />
      <div className="grid gap-4 lg:grid-cols-2 lg:gap-7">
        <TextArea name="message" label={t("message")} hint={t("messageHint")} rows={5} maxLength={1000} />
        <TextArea name="opinion" label={t("opinion")} hint={t("opinionHint")} rows={5} maxLength={2000} />
      </div>
      <Buttons>
        <Submit>{t("send")}</Submit>
        <ButtonLink tone="plain" href={`/work/applications/${shown.id}`}>
          {t("cancel")}
        </ButtonLink>
      </Buttons>
    </>
  );
}

/** Each question with the answer that was sent. */
function useGroups({ answers }: ReviewCase) {
  const fields = useTranslations("fields") as unknown as (key: string) => string;
  const t = useTranslations("review.answers.group");
  const { word } = useAnswerWords();
  const option = (field: AnswerField) => ({
    value: field,
    label: fields(`${field}.label`),
    hint: word(field, answers[field]),
  });
  const group = (section: Section) => ({
    title: fields(`sections.${section}`),
    options: sections[section].map(option),
  });
  return [{ title: t("wish"), options: [option("requestedLimit")] }, ...sectionNames.map(group)];
}
