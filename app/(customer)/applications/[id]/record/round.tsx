import { getTranslations } from "next-intl/server";
import { answerWords } from "@/app/_ui/answer-words";
import { Section } from "@/app/_ui/columns";
import { SummaryList } from "@/app/_ui/summary-list";
import { sectionAnswers } from "@/app/(customer)/_sections/section-answers";
import { taskGroups } from "@/lib/applications/progress";
import type { Section as SectionName } from "@/lib/customers/rules";
import type { SentRecord } from "@/lib/submissions/queries";

type RoundProps = { round: SentRecord["rounds"][number] };

/** One round in full: card, answers, documents, declaration. */
export async function Round({ round }: RoundProps) {
  const t = await getTranslations("applications.record");
  const fields = await getTranslations("fields");
  const words = await answerWords();
  const { answers } = round;
  return (
    <>
      <Section id="card" title={t("card")}>
        <SummaryList
          answers={[
            { label: fields("productCode.label"), value: words("productCode", answers.productCode) },
            { label: fields("requestedLimit.label"), value: words("requestedLimit", answers.requestedLimit) },
          ]}
        />
      </Section>
      {[...taskGroups.person, ...taskGroups.work].map((section) => (
        <Sent key={section} section={section} round={round} />
      ))}
      <Enclosed round={round} />
    </>
  );
}

async function Sent({ section, round: { answers } }: RoundProps & { section: SectionName }) {
  const t = await getTranslations("apply.tasks");
  const record = await getTranslations("applications.record");
  const shown = (await sectionAnswers(section, answers)).map(({ label, value, fields }) => ({
    label,
    value: fields[0] === "documentNumber" ? (answers.documentNumber ?? "") : value,
  }));
  const email = section === "contact" ? [{ label: record("email"), value: answers.email }] : [];
  return (
    <Section id={section} title={t(section)}>
      <SummaryList answers={[...shown, ...email]} />
    </Section>
  );
}

async function Enclosed({ round: { documents } }: RoundProps) {
  const t = await getTranslations("applications.record");
  const declaration = await getTranslations("apply.declaration");
  const kinds = await getTranslations("fields.options.documentKind");
  return (
    <>
      <Section id="documents" title={t("documents")}>
        {documents.length === 0 && <p className="mt-2">{t("noDocuments")}</p>}
        <ul className="mt-2 list-disc pl-6">
          {documents.map(({ id, kind, pages }) => (
            <li key={id}>{pages ? t("pages", { kind: kinds(kind), pages }) : kinds(kind)}</li>
          ))}
        </ul>
      </Section>
      <Section id="declaration" title={t("declaration")}>
        <ol className="mt-2 list-decimal pl-6">
          {(["true", "verify", "terms"] as const).map((part) => (
            <li key={part}>{declaration(part)}</li>
          ))}
        </ol>
      </Section>
    </>
  );
}
