import { getLocale } from "next-intl/server";
import { exportLog } from "@/lib/audit/export";
import { LogFiltersSchema } from "@/lib/audit/schema";
import { requireRole } from "@/lib/auth/require-role";
import { isFromOurPage } from "@/lib/auth/same-origin";
import { csvAnswer } from "@/lib/csv";
import { sentFields } from "@/lib/forms/sent-fields";

/** The filtered log as CSV for Excel and WPS, streamed. A POST, because an export is a deed that the log keeps. */
export async function POST(request: Request) {
  const admin = await requireRole("ADMIN", "log.read");
  if (!(await isFromOurPage())) return new Response(null, { status: 403 });
  const sent = await sentFields(request);
  if (!sent) return new Response(null, { status: 400 });
  const filters = LogFiltersSchema.parse(sent);
  return csvAnswer(await exportLog(admin, filters, await getLocale()), "operation-log");
}
