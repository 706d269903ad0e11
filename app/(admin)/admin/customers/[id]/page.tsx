import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { AccountHistory } from "@/app/_ui/account-history";
import { ButtonLink } from "@/app/_ui/button";
import { Section } from "@/app/_ui/columns";
import { Facts } from "@/app/_ui/facts";
import { Notice } from "@/app/_ui/notice";
import { StaffHead } from "@/app/_ui/page-head";
import { Code, None, When } from "@/app/_ui/value";
import { SessionsTable } from "@/app/(admin)/admin/sessions/sessions-table";
import { requireRole } from "@/lib/auth/require-role";
import { findAccount } from "@/lib/directory/find-account";
import { listLiveSessions } from "@/lib/sessions/queries";
import { listAccountHistory } from "@/lib/staff/history";

/** A customer's account: when it was opened and used, and its lock. Who the customer is stays masked, the file closed. */
export default async function AccountPage({ params, searchParams }: PageProps<"/admin/customers/[id]">) {
  const admin = await requireRole("ADMIN", "signIns.read");
  const account = await findAccount(admin, (await params).id);
  if (!account) notFound();
  const t = await getTranslations("admin.account");
  const lost = await getTranslations("staff.lost");
  const status = await getTranslations("customers.page.status");
  const [sessions, history] = await Promise.all([
    admin.rights.has("sessions.end") ? listLiveSessions(admin, account.id) : [],
    listAccountHistory(admin, account.id),
  ]);
  const locks = admin.rights.has("customers.lock");
  const name = account.name ?? t(account.status === "REMOVED" ? "erased" : "noName");
  return (
    <>
      <Notice code={(await searchParams).notice} />
      <StaffHead
        title={name}
        documentTitle={t("title", { name })}
        lead={status(account.status)}
        back={{ href: "/admin/customers", label: t("back") }}
      >
        {locks && account.status === "ACTIVE" && (
          <ButtonLink href={`/admin/customers/${account.id}/reset`}>{t("reset")}</ButtonLink>
        )}
        {admin.rights.has("staff.manage") && account.status === "ACTIVE" && (
          <ButtonLink href={`/admin/customers/${account.id}/factors`}>{lost("deed")}</ButtonLink>
        )}
        {locks && (account.status === "ACTIVE" || account.status === "PENDING") && (
          <ButtonLink href={`/admin/customers/${account.id}/erase`}>{t("erase")}</ButtonLink>
        )}
        {locks && (account.status === "ACTIVE" || account.status === "LOCKED") && (
          <ButtonLink href={`/admin/customers/${account.id}/lock`}>
            {t(account.status === "LOCKED" ? "unlock" : "lock")}
          </ButtonLink>
        )}
      </StaffHead>
      <div className="mt-4 max-w-[480px]">
        <Facts
          items={[
            { label: t("number"), value: account.number ? <Code>{account.number}</Code> : <None /> },
            { label: t("email"), value: account.email ?? <None /> },
            { label: t("registered"), value: <When at={account.createdAt} to="second" /> },
            { label: t("confirmed"), value: <When at={account.confirmedAt} /> },
            { label: t("verified"), value: <When at={account.verifiedAt} /> },
            { label: t("lastSignIn"), value: <When at={account.lastSignInAt} to="second" /> },
          ]}
        />
      </div>
      {sessions.length > 0 && (
        <Section title={t("sessions")} id="sessions">
          <SessionsTable sessions={sessions} ofOne mayEnd={admin.fresh} />
        </Section>
      )}
      <AccountHistory entries={history} />
    </>
  );
}
