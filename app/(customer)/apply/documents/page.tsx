import { getTranslations } from "next-intl/server";
import { ButtonLink } from "@/app/_ui/button";
import { Columns } from "@/app/_ui/columns";
import { Buttons } from "@/app/_ui/form";
import { ErrorSummary } from "@/app/_ui/form-state";
import { Callout, Notice } from "@/app/_ui/notice";
import { PageHead } from "@/app/_ui/page-head";
import { KindSection } from "@/app/(customer)/apply/documents/kind-section";
import { NothingToCollect } from "@/app/(customer)/apply/documents/nothing-to-collect";
import { refusedUpload } from "@/app/(customer)/apply/documents/refused";
import { requiredDocuments } from "@/lib/applications/rules";
import { requireRole } from "@/lib/auth/require-role";
import { findProfile } from "@/lib/customers/queries";
import { type Collecting, findCollecting, wasSent } from "@/lib/documents/queries";
import type { DocumentKind } from "@/lib/generated/prisma/enums";

export default async function DocumentsPage({ searchParams }: PageProps<"/apply/documents">) {
  const customer = await requireRole("CUSTOMER");
  const query = await searchParams;
  const application = await findCollecting(customer, typeof query.application === "string" ? query.application : null);
  const refused = await refusedUpload(query);
  const after = query.after === "check" ? "check" : null;
  if (!application) return <NothingToCollect />;
  const required =
    application.status === "DRAFT" ? requiredDocuments((await findProfile(customer)).profile) : application.kinds;

  return (
    <Columns>
      {refused && <Fault kind={refused.kind} message={refused.message} />}
      <Notice code={query.notice} />
      <Head application={application} refused={refused !== null} />
      <Lacking application={application} required={required} />
      {application.kinds.map((kind) => (
        <KindSection
          key={kind}
          application={application}
          kind={kind}
          required={required.includes(kind)}
          message={refused?.kind === kind ? refused.message : null}
          after={after}
        />
      ))}
      <Onward application={application} after={after} />
    </Columns>
  );
}

/** The same summary as on every refused form; its link leads to the file field of the kind. */
async function Fault({ kind, message }: { kind: DocumentKind | null; message: string }) {
  const t = await getTranslations("ui.form");
  const words = { errorWord: t("errorWord"), summaryOne: t("summaryOne"), summaryMany: t("summaryMany") };
  const errors = { [kind ? "file" : "form"]: message };
  return <ErrorSummary state={{ values: {}, errors, count: 1 }} words={words} prefix={kind ? `${kind}-` : ""} />;
}

async function Head({ application, refused }: { application: Collecting; refused: boolean }) {
  const t = await getTranslations("documents");
  const form = await getTranslations("ui.form");
  const draft = application.status === "DRAFT";
  const title = t(draft ? "title" : "titleReturned");
  return (
    <PageHead
      title={title}
      documentTitle={refused ? form("errorWord") + title : title}
      back={draft ? { href: "/apply", label: t("back") } : { href: home(application), label: t("backToApplication") }}
      caption={application.number && t("caption", { number: application.number })}
      lead={t(draft ? "lead" : "leadReturned")}
    />
  );
}

async function Lacking({ application, required }: { application: Collecting; required: DocumentKind[] }) {
  const t = await getTranslations("documents");
  const names = await getTranslations("fields.options.documentKind");
  const comma = (await getTranslations("profile"))("comma");
  const fresh = application.documents.filter((document) => !wasSent(document, application));
  const lacking = required.filter((kind) => !fresh.some((document) => document.kind === kind));
  return (
    <div className="mt-6">
      {lacking.length === 0 ? (
        <Callout tone="ok">{t("enough")}</Callout>
      ) : (
        <Callout tone="warn">{t("lacking", { kinds: lacking.map((kind) => names(kind)).join(comma) })}</Callout>
      )}
    </div>
  );
}

async function Onward({ application, after }: { application: Collecting; after: "check" | null }) {
  const t = await getTranslations("documents");
  return (
    <Buttons className="mt-12">
      <ButtonLink
        tone="main"
        href={application.status === "DRAFT" ? (after ? "/apply/check" : "/apply") : home(application)}
      >
        {t("continue")}
      </ButtonLink>
    </Buttons>
  );
}

const home = ({ id }: Collecting) => `/applications/${id}/correction`;
