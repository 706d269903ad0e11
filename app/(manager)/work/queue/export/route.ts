import { getLocale } from "next-intl/server";
import { requireRole } from "@/lib/auth/require-role";
import { isFromOurPage } from "@/lib/auth/same-origin";
import { csvAnswer } from "@/lib/csv";
import { exportQueue } from "@/lib/queue/export";
import { readQueueFilters } from "@/lib/queue/schema";

/** The filtered queue as CSV, streamed. A POST, because an export is a deed that the log keeps. */
export async function POST(request: Request) {
  const manager = await requireRole("MANAGER", "applications.review");
  if (!(await isFromOurPage())) return new Response(null, { status: 403 });
  const sent = Object.fromEntries(await request.formData()) as Record<string, string>;
  return csvAnswer(await exportQueue(manager, readQueueFilters(sent), await getLocale()), "queue");
}
