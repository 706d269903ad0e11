import { getTranslations } from "next-intl/server";
import { FactRow } from "@/app/_ui/facts";
import { StaffHead } from "@/app/_ui/page-head";
import { requireRole } from "@/lib/auth/require-role";
import { countRecentFailures } from "@/lib/sign-ins/queries";
import { countStaff } from "@/lib/staff/queries";

export default async function AdminPage() {
  const admin = await requireRole("ADMIN");
  const t = await getTranslations("admin");
  const [staff, failures] = await Promise.all([countStaff(admin), countRecentFailures(admin, new Date())]);

  return (
    <>
      <StaffHead title={t("title")} lead={t("lead")} />
      <div className="mt-5">
        <FactRow
          items={[
            { label: t("figures.staff"), value: <a href="/admin/staff">{staff.active}</a> },
            { label: t("figures.pending"), value: <a href="/admin/staff">{staff.pending}</a> },
            { label: t("figures.failed"), value: <a href="/admin/sign-ins">{failures}</a> },
          ]}
        />
      </div>
    </>
  );
}
