import { getTranslations } from "next-intl/server";
import { Notice } from "@/app/_ui/notice";
import { StaffHead } from "@/app/_ui/page-head";
import { ToConfirm } from "@/app/_ui/to-confirm";
import { SessionsTable } from "@/app/(admin)/admin/sessions/sessions-table";
import { requireRole } from "@/lib/auth/require-role";
import { listLiveSessions } from "@/lib/sessions/queries";

/** Who is signed in now. To end a session takes a factor shown just before. */
export default async function SessionsPage({ searchParams }: PageProps<"/admin/sessions">) {
  const admin = await requireRole("ADMIN", "sessions.end");
  const t = await getTranslations("staff.sessions");
  const sessions = await listLiveSessions(admin);
  const count = (role: "CUSTOMER" | "STAFF") =>
    new Set(sessions.filter((one) => (one.role === "CUSTOMER") === (role === "CUSTOMER")).map(({ userId }) => userId))
      .size;
  return (
    <>
      <Notice code={(await searchParams).notice} />
      <StaffHead title={t("title")} lead={t("lead", { staff: count("STAFF"), customers: count("CUSTOMER") })}>
        <ToConfirm actor={admin} path="/admin/sessions">
          {t("toEnd")}
        </ToConfirm>
      </StaffHead>
      <div className="mt-4">
        <SessionsTable sessions={sessions} mayEnd={admin.fresh} />
      </div>
    </>
  );
}
