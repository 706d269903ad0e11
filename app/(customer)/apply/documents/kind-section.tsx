import { getTranslations } from "next-intl/server";
import { Tag } from "@/app/_ui/tag";
import { DocumentRow } from "@/app/(customer)/apply/documents/document-row";
import { UploadForm } from "@/app/(customer)/apply/documents/upload-form";
import { type Collecting, cameAlong, wasSent } from "@/lib/documents/queries";
import { mostOfKind } from "@/lib/documents/rules";
import type { DocumentKind } from "@/lib/generated/prisma/enums";

type Props = {
  application: Collecting;
  kind: DocumentKind;
  required: boolean;
  message: string | null;
  /** Where the way goes on, when that is not the task list. */
  after: "check" | null;
};

/** One kind of document: told first what and how many, then what is there, then the way to add or replace. */
export async function KindSection({ application, kind, required, message, after }: Props) {
  const t = await getTranslations("documents");
  const form = await getTranslations("ui.form");
  const name = (await getTranslations("fields.options.documentKind"))(kind);
  const present = application.documents.filter((document) => document.kind === kind);
  const most = mostOfKind[kind];
  const isWanted = required && present.every((document) => wasSent(document, application));
  const replaces = most === 1 && present.length === 1;
  const verb = t(replaces ? "replace" : "upload");
  const whose = <span className="sr-only">{t("whose", { kind: name })}</span>;
  const upload = (
    <UploadForm
      target={`/apply/documents/upload?${new URLSearchParams({ application: application.id, kind, ...(after ? { after } : {}) })}`}
      prefix={`${kind}-`}
      label={
        <>
          {t("choose")}
          {whose}
        </>
      }
      message={message}
      errorWord={form("errorWord")}
      button={
        <>
          {verb}
          {whose}
        </>
      }
    />
  );

  return (
    <section aria-labelledby={kind} className="mt-10">
      <div className="flex items-baseline justify-between gap-4 border-b border-ink pb-2">
        <h2 id={kind}>{name}</h2>
        {present.length === 0 && <Tag tone={required ? "warn" : "line"}>{t(required ? "required" : "optional")}</Tag>}
      </div>
      <p className="mt-2 text-small text-muted">{t(`hints.${kind}`, { most })}</p>
      {present.length > 0 && (
        <ul>
          {present.map((document) => (
            <DocumentRow
              key={document.id}
              document={document}
              kind={name}
              past={wasSent(document, application) ? "sent" : cameAlong(document, application) ? "cameAlong" : null}
            />
          ))}
        </ul>
      )}
      {present.length >= most && !replaces && <p className="mt-3 text-muted">{t("full", { most })}</p>}
      {present.length === 0 && upload}
      {present.length > 0 && (replaces || present.length < most) && (
        <details className="mt-2" open={message !== null || isWanted}>
          <summary className="w-fit cursor-pointer py-2 text-brand">
            {t(replaces ? "chooseNew" : "chooseAnother")}
            {whose}
          </summary>
          {upload}
        </details>
      )}
    </section>
  );
}
