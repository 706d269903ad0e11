import { getTranslations } from "next-intl/server";
import { ButtonLink } from "@/app/_ui/button";
import { DataTable } from "@/app/_ui/data-table";
import { Notice } from "@/app/_ui/notice";
import { StaffHead } from "@/app/_ui/page-head";
import { Tag } from "@/app/_ui/tag";
import { Money, None, When } from "@/app/_ui/value";
import { requireRole } from "@/lib/auth/require-role";
import { listStaff } from "@/lib/staff/queries";

const columns = ["number", "name", "role", "branch", "authority", "email", "status", "created", "lastSignIn"] as const;

export default async function StaffPage({ searchParams }: PageProps<"/admin/staff">) {
  const admin = await requireRole("ADMIN", "staff.manage");
  const t = await getTranslations("staff");
  const staff = await listStaff(admin);

  return (
    <>
      <Notice code={(await searchParams).notice} />
      <StaffHead title={t("title")} lead={t("lead")}>
        <ButtonLink href="/admin/staff/invite" tone="main">
          {t("invite")}
        </ButtonLink>
      </StaffHead>
      <div className="mt-4">
        <DataTable
          caption={t("title")}
          columns={columns.map((key) => ({
            key,
            head: t(`head.${key}`),
            end: key === "authority",
            names: key === "name",
          }))}
          rows={staff.map((person) => ({
            id: person.id,
            state: person.status === "DISABLED" ? "off" : undefined,
            cells: {
              number: person.staffNumber,
              name: person.staffName,
              role: t(`role.${person.role}`),
              branch: person.branch,
              authority: person.role === "MANAGER" ? <Money cents={person.limitAuthority} bare /> : <None />,
              email: person.email,
              status: <Tag tone={person.status === "PENDING" ? "warn" : "plain"}>{t(`status.${person.status}`)}</Tag>,
              created: <When at={person.createdAt} to="day" />,
              lastSignIn: <When at={person.lastSignInAt} to="second" />,
            },
          }))}
        />
      </div>
    </>
  );
}
