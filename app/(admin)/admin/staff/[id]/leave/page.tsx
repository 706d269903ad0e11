import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Hidden } from "@/app/_ui/form";
import { Callout } from "@/app/_ui/notice";
import { StaffHead } from "@/app/_ui/page-head";
import { ReasonPage } from "@/app/_ui/reason-page";
import { leave } from "@/app/(admin)/admin/staff/[id]/actions";
import { ByHand, HandTabs } from "@/app/(admin)/admin/staff/[id]/leave/by-hand";
import { Placing } from "@/app/(admin)/admin/staff/[id]/leave/placing";
import { requireFresh } from "@/lib/auth/require-fresh";
import { requireRole } from "@/lib/auth/require-role";
import { listColleagues } from "@/lib/staff/colleagues";
import { findStaff, listOpenCases } from "@/lib/staff/queries";
import { planPlacements } from "@/lib/staff/rules";
import { readLeavingQuery } from "@/lib/staff/schema";

/** Somebody leaves: first who goes on with the open cases, then why; both happen in one moment. */
export default async function LeavePage({ params, searchParams }: PageProps<"/admin/staff/[id]/leave">) {
  const admin = await requireRole("ADMIN", "staff.manage");
  const person = await findStaff(admin, (await params).id);
  if (!person || person.id === admin.id) notFound();
  const { outcome, by, placements: chosen } = readLeavingQuery(await searchParams);
  requireFresh(admin, `/admin/staff/${person.id}/leave?outcome=${outcome}`);

  const t = await getTranslations("staff");
  const [cases, colleagues] = await Promise.all([listOpenCases(admin, person.id), listColleagues(person)]);
  const title = t(`leave.${outcome}.title`, { name: person.staffName ?? "" });
  const back = { href: `/admin/staff/${person.id}`, label: t("back") };
  if (cases.length > 0 && colleagues.length === 0)
    return (
      <>
        <StaffHead title={title} back={back} />
        <Callout tone="warn">{t("leave.nobody", { count: cases.length })}</Callout>
      </>
    );

  const placements = by === "hand" ? chosen : planPlacements(cases, colleagues, by, person.branch);
  const place = `/admin/staff/${person.id}/leave`;
  const complete = cases.every(({ id }) => placements.some(({ applicationId }) => applicationId === id));
  const tabs = cases.length > 0 && <HandTabs place={place} outcome={outcome} by={by} count={cases.length} />;
  if (!complete)
    return (
      <>
        <StaffHead title={title} back={back} />
        {tabs}
        <ByHand place={place} outcome={outcome} cases={cases} colleagues={colleagues} chosen={placements} />
      </>
    );
  return (
    <ReasonPage
      action={leave}
      title={title}
      effects={[t(`leave.${outcome}.effect`), ...(cases.length > 0 ? [t("leave.told", { count: cases.length })] : [])]}
      verb={t(`leave.${outcome}.verb`)}
      danger={outcome !== "STAY"}
      wide={cases.length > 0}
      back={back}
      hidden={{ staffId: person.id, version: person.version, outcome }}
    >
      {tabs}
      {placements.map(({ applicationId, toId }) => (
        <Hidden key={applicationId} name="placements" value={`${applicationId}:${toId}`} />
      ))}
      {cases.length > 0 && <Placing cases={cases} colleagues={colleagues} placements={placements} />}
    </ReasonPage>
  );
}
