import { getTranslations } from "next-intl/server";
import { ButtonLink } from "@/app/_ui/button";
import { Columns, Section } from "@/app/_ui/columns";
import { Empty } from "@/app/_ui/empty";
import { Buttons } from "@/app/_ui/form";
import { Notice } from "@/app/_ui/notice";
import { PageHead } from "@/app/_ui/page-head";
import { DraftBox } from "@/app/(customer)/applications/draft-box";
import { ApplicationRows } from "@/app/(customer)/applications/rows";
import { findDraft, listApplications } from "@/lib/applications/queries";
import { requireRole } from "@/lib/auth/require-role";

export default async function ApplicationsPage({ searchParams }: PageProps<"/applications">) {
  const customer = await requireRole("CUSTOMER");
  const [draft, applications] = await Promise.all([findDraft(customer), listApplications(customer)]);
  const t = await getTranslations("applications.list");
  const start = (
    <ButtonLink href="/apply" tone={applications.length > 0 ? "quiet" : "main"}>
      {t(applications.length > 0 ? "another" : "start")}
    </ButtonLink>
  );
  return (
    <Columns>
      <Notice code={(await searchParams).notice} />
      <PageHead title={t("title")} />
      {draft && <DraftBox draft={draft} />}
      {applications.length > 0 && (
        <Section id="sent" title={t("sent")}>
          <ApplicationRows applications={applications} />
        </Section>
      )}
      {!draft && applications.length === 0 && (
        <Empty title={t("empty")} action={start}>
          {t("emptyText")}
        </Empty>
      )}
      {!draft && applications.length > 0 && <Buttons className="mt-8">{start}</Buttons>}
    </Columns>
  );
}
