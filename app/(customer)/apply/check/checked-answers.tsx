import { getTranslations } from "next-intl/server";
import { answerWords } from "@/app/_ui/answer-words";
import { Section } from "@/app/_ui/columns";
import { SummaryList } from "@/app/_ui/summary-list";
import { Tag } from "@/app/_ui/tag";
import { sectionAnswers } from "@/app/(customer)/_sections/section-answers";
import { taskGroups } from "@/lib/applications/progress";
import type { Draft } from "@/lib/applications/queries";
import type { Profile } from "@/lib/customers/profile";
import type { Section as SectionName } from "@/lib/customers/rules";

type Props = { draft: Draft; profile: Profile; email: string; changed: string[] };

/** Every answer that will be sent, with the way to change it and back. */
export async function CheckedAnswers({ draft, profile, email, changed }: Props) {
  const t = await getTranslations("apply");
  const words = await answerWords();
  const fields = await getTranslations("fields");
  const change = (task: string) => `/apply/${task}?after=check`;
  const marked = (value: string, of: readonly string[]) =>
    of.some((field) => changed.includes(field)) ? <Changed>{value}</Changed> : value;
  const card = [
    { field: "productCode", value: words("productCode", draft.productCode) },
    { field: "requestedLimit", value: words("requestedLimit", draft.requestedLimit) },
  ] as const;
  return (
    <>
      <Section id="card" title={t("check.card")}>
        <SummaryList
          answers={card.map(({ field, value }) => ({
            label: fields(`${field}.label`),
            value: marked(value, [field]),
            change: change("product"),
          }))}
        />
      </Section>
      {[...taskGroups.person, ...taskGroups.work].map((section) => (
        <SectionBlock key={section} section={section} profile={profile} email={email} marked={marked} />
      ))}
      <Documents draft={draft} />
    </>
  );
}

type BlockProps = {
  section: SectionName;
  profile: Profile;
  email: string;
  marked: (value: string, of: readonly string[]) => React.ReactNode;
};

async function SectionBlock({ section, profile, email, marked }: BlockProps) {
  const t = await getTranslations("apply");
  const answers = await sectionAnswers(section, profile);
  const shown = answers.map(({ label, value, fields }) => ({
    label,
    // Somebody who checks a number must see the number.
    value: marked(fields[0] === "documentNumber" ? (profile.documentNumber ?? "") : value, fields),
    change: `/apply/${section}?after=check`,
  }));
  const contact = section === "contact" ? [{ label: t("check.email"), value: email }] : [];
  return (
    <Section id={section} title={t(`tasks.${section}`)}>
      <SummaryList answers={[...shown, ...contact]} />
    </Section>
  );
}

async function Documents({ draft }: { draft: Draft }) {
  const t = await getTranslations("apply.check");
  const kinds = await getTranslations("fields.options.documentKind");
  const list = (
    <ul>
      {draft.documents.map(({ id, kind, pages }) => (
        <li key={id}>{pages ? t("pages", { kind: kinds(kind), pages }) : kinds(kind)}</li>
      ))}
    </ul>
  );
  return (
    <Section id="documents" title={t("documents")}>
      <SummaryList answers={[{ label: t("documents"), value: list, change: "/apply/documents?after=check" }]} />
    </Section>
  );
}

async function Changed({ children }: { children: string }) {
  const t = await getTranslations("apply.check");
  return (
    <>
      {children} <Tag tone="info">{t("changed")}</Tag>
    </>
  );
}
