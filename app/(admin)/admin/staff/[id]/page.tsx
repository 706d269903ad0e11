import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { AccountHistory } from "@/app/_ui/account-history";
import { Section } from "@/app/_ui/columns";
import { Notice } from "@/app/_ui/notice";
import { StaffHead } from "@/app/_ui/page-head";
import { SessionsTable } from "@/app/(admin)/admin/sessions/sessions-table";
import { RightsSummary } from "@/app/(admin)/admin/staff/[id]/rights-summary";
import { InvitationDeeds, StaffDeeds } from "@/app/(admin)/admin/staff/[id]/staff-deeds";
import { StaffFacts } from "@/app/(admin)/admin/staff/[id]/staff-facts";
import { requireRole } from "@/lib/auth/require-role";
import { nameAndNumber } from "@/lib/named";
import { listLiveSessions } from "@/lib/sessions/queries";
import { listAccountHistory } from "@/lib/staff/history";
import { findInvitation, findStaff } from "@/lib/staff/queries";

/** A colleague's account: who, what, where signed in, what was done to it and what can be done. */
export default async function ColleaguePage({ params, searchParams }: PageProps<"/admin/staff/[id]">) {
  const admin = await requireRole("ADMIN", "staff.manage");
  const person = await findStaff(admin, (await params).id);
  if (!person) notFound();
  const t = await getTranslations("staff");
  const [sessions, history, invitation] = await Promise.all([
    admin.rights.has("sessions.end") ? listLiveSessions(admin, person.id) : [],
    listAccountHistory(admin, person.id),
    findInvitation(admin, person.id),
  ]);
  const name = nameAndNumber(person.staffName, person.staffNumber);
  return (
    <>
      <Notice code={(await searchParams).notice} />
      <StaffHead
        title={name}
        lead={[t(`role.${person.role}`), t(`status.${person.status}`)].join(t("between"))}
        back={{ href: "/admin/staff", label: t("title") }}
      />
      {person.id === admin.id ? <p className="mt-3">{t("page.own")}</p> : <StaffDeeds person={person} />}
      {person.id !== admin.id && <InvitationDeeds admin={admin} person={person} />}
      <div className="mt-5 grid items-start gap-x-10 lg:grid-cols-[minmax(0,420px)_minmax(0,1fr)]">
        <StaffFacts person={person} invitation={invitation} />
        <RightsSummary person={person} />
      </div>
      {sessions.length > 0 && (
        <Section title={t("page.sessions")} id="sessions">
          <SessionsTable sessions={sessions} ofOne mayEnd={admin.fresh} />
        </Section>
      )}
      <AccountHistory entries={history} />
    </>
  );
}
