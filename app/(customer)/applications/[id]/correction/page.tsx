import { notFound, redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Columns } from "@/app/_ui/columns";
import { Notice } from "@/app/_ui/notice";
import { PageHead } from "@/app/_ui/page-head";
import { Code } from "@/app/_ui/value";
import { AskedAnswers } from "@/app/(customer)/applications/[id]/correction/asked-answers";
import { AskedDocuments } from "@/app/(customer)/applications/[id]/correction/asked-documents";
import { SendForm } from "@/app/(customer)/applications/[id]/correction/send-form";
import { findApplication } from "@/lib/applications/follow";
import { requireRole } from "@/lib/auth/require-role";
import { findProfile } from "@/lib/customers/queries";
import { findCollecting } from "@/lib/documents/queries";
import { findLastAnswers } from "@/lib/submissions/queries";

export default async function CorrectionPage({ params, searchParams }: PageProps<"/applications/[id]/correction">) {
  const customer = await requireRole("CUSTOMER");
  const application = await findApplication(customer, (await params).id);
  if (!application) notFound();
  if (!application.asked) redirect(`/applications/${application.id}`);
  const { profile, version } = await findProfile(customer);
  const sent = await findLastAnswers(customer, application.id);
  const collecting = await findCollecting(customer, application.id);
  const t = await getTranslations("applications.correction");
  const { asked } = application;

  return (
    <Columns>
      <Notice code={(await searchParams).notice} />
      <SendForm
        application={application}
        profileVersion={version}
        head={
          <>
            <PageHead
              title={t("title")}
              caption={<Code>{application.number ?? ""}</Code>}
              lead={t("lead")}
              back={{ href: `/applications/${application.id}`, label: t("backToApplication") }}
            />
            {asked.message && <Note message={asked.message} />}
            <AskedAnswers application={application} asked={asked} profile={profile} sent={sent?.answers ?? null} />
            {collecting && <AskedDocuments kinds={asked.documents} collecting={collecting} />}
          </>
        }
      />
    </Columns>
  );
}

async function Note({ message }: { message: string }) {
  const t = await getTranslations("applications.correction");
  return (
    <figure className="mt-6 border-l-4 border-warning pl-4">
      <figcaption className="text-small text-muted">{t("note")}</figcaption>
      <blockquote className="whitespace-pre-line">{message}</blockquote>
    </figure>
  );
}
