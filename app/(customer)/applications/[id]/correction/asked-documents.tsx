import { getTranslations } from "next-intl/server";
import { Section } from "@/app/_ui/columns";
import { SummaryList } from "@/app/_ui/summary-list";
import { Tag } from "@/app/_ui/tag";
import type { FollowedApplication } from "@/lib/applications/queries";
import type { listOwnDocuments } from "@/lib/documents/queries";

type Props = {
  application: FollowedApplication;
  kinds: string[];
  documents: Awaited<ReturnType<typeof listOwnDocuments>>;
};

/** The documents to provide again, and which of them are there. */
export async function AskedDocuments({ application: { id, returnedAt }, kinds, documents }: Props) {
  if (kinds.length === 0) return null;
  const t = await getTranslations("applications.correction");
  const names = await getTranslations("fields.options.documentKind");
  const isThere = (kind: string) =>
    documents.some((document) => document.kind === kind && returnedAt !== null && document.uploadedAt > returnedAt);
  return (
    <Section id="documents" title={t("documents")}>
      <SummaryList
        answers={kinds.map((kind) => ({
          label: names(kind as "OTHER"),
          value: isThere(kind) ? t("new") : <Tag tone="warn">{t("missing")}</Tag>,
          change: `/apply/documents?application=${id}`,
        }))}
      />
    </Section>
  );
}
