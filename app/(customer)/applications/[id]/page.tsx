import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Columns, Section } from "@/app/_ui/columns";
import { Notice } from "@/app/_ui/notice";
import { PageHead } from "@/app/_ui/page-head";
import { Timeline } from "@/app/_ui/timeline";
import { Code } from "@/app/_ui/value";
import { Again } from "@/app/(customer)/applications/[id]/again";
import { Asked } from "@/app/(customer)/applications/[id]/asked";
import { Beside } from "@/app/(customer)/applications/[id]/beside";
import { Deeds } from "@/app/(customer)/applications/[id]/deeds";
import { Doubt, LooksAgain } from "@/app/(customer)/applications/[id]/doubt";
import { Reasons } from "@/app/(customer)/applications/[id]/reasons";
import { State } from "@/app/(customer)/applications/[id]/state";
import { stepsOf } from "@/app/(customer)/applications/[id]/steps";
import { findApplication } from "@/lib/applications/follow";
import { requireRole } from "@/lib/auth/require-role";

export default async function ApplicationPage({ params, searchParams }: PageProps<"/applications/[id]">) {
  const customer = await requireRole("CUSTOMER");
  const application = await findApplication(customer, (await params).id);
  if (!application) notFound();
  const t = await getTranslations("applications");
  const names = await getTranslations("products.names");
  const card = names(application.productCode as "GOLD");
  return (
    <Columns aside={<Beside application={application} />}>
      <Notice code={(await searchParams).notice} />
      <PageHead
        title={t("follow.title", { card })}
        documentTitle={`${t(`status.${application.status}`)} - ${t("follow.title", { card })}`}
        caption={
          <>
            {t("follow.number")} <Code>{application.number ?? ""}</Code>
          </>
        }
      />
      <State application={application} />
      {application.secondLookAt && application.status !== "REJECTED" && <LooksAgain application={application} />}
      {application.asked && <Asked application={application} asked={application.asked} />}
      {application.status === "REJECTED" && (
        <>
          <Reasons codes={application.reasons} figures={application.figures} told={application.told} />
          <Again application={application} />
          <Doubt application={application} />
        </>
      )}
      <Section id="timeline" title={t("timeline.title")}>
        <Timeline steps={await stepsOf(application)} />
      </Section>
      <Deeds application={application} />
    </Columns>
  );
}
