import { requireRole } from "@/lib/auth/require-role";
import { isFromOurPage } from "@/lib/auth/same-origin";
import { answerExport } from "@/lib/exports/answer";
import { exportQueue } from "@/lib/queue/export";
import { readQueueFilters } from "@/lib/queue/schema";

/** The filtered queue for Excel and WPS, streamed. A POST, because an export is a deed that the log keeps. */
export async function POST(request: Request) {
  const manager = await requireRole("MANAGER", "applications.review");
  if (!(await isFromOurPage())) return new Response(null, { status: 403 });
  return answerExport(request, {
    page: "/work/export",
    list: "queue",
    file: (filters, wish) => exportQueue(manager, readQueueFilters(filters), wish),
  });
}
