import { exportLog } from "@/lib/audit/export";
import { LogFiltersSchema } from "@/lib/audit/schema";
import { requireRole } from "@/lib/auth/require-role";
import { isFromOurPage } from "@/lib/auth/same-origin";
import { answerExport } from "@/lib/exports/answer";

/** The filtered log for Excel and WPS, streamed. A POST, because an export is a deed that the log keeps. */
export async function POST(request: Request) {
  const admin = await requireRole("ADMIN", "log.read");
  if (!(await isFromOurPage())) return new Response(null, { status: 403 });
  return answerExport(request, {
    page: "/admin/export",
    list: "operation-log",
    file: (filters, wish) => exportLog(admin, LogFiltersSchema.parse(filters), wish),
  });
}
