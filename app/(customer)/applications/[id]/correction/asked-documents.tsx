import { getTranslations } from "next-intl/server";
import { Section } from "@/app/_ui/columns";
import { SummaryList } from "@/app/_ui/summary-list";
import { Tag } from "@/app/_ui/tag";
import { type Collecting, wasSent } from "@/lib/documents/queries";

type Props = { kinds: string[]; collecting: Collecting };

/** The documents to provide again, and which of them are there. */
export async function AskedDocuments({ kinds, collecting }: Props) {
  if (kinds.length === 0) return null;
  const t = await getTranslations("applications.correction");
  const names = await getTranslations("fields.options.documentKind");
  const isThere = (kind: string) =>
    collecting.documents.some((document) => document.kind === kind && !wasSent(document, collecting));
  return (
    <Section id="documents" title={t("documents")}>
      <SummaryList
        answers={kinds.map((kind) => ({
          label: names(kind as "OTHER"),
          value: isThere(kind) ? t("new") : <Tag tone="warn">{t("missing")}</Tag>,
          change: `/apply/documents?application=${collecting.id}`,
          ...(isThere(kind) ? {} : { verb: t("upload") }),
        }))}
      />
    </Section>
  );
}
