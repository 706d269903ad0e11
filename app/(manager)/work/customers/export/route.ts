import { getLocale } from "next-intl/server";
import { requireRole } from "@/lib/auth/require-role";
import { isFromOurPage } from "@/lib/auth/same-origin";
import { csvAnswer } from "@/lib/csv";
import { exportCustomers } from "@/lib/directory/export";
import { readCustomerFilters } from "@/lib/directory/schema";
import { sentFields } from "@/lib/forms/sent-fields";

/** The filtered list as CSV for Excel and WPS, streamed. A POST, because an export is a deed that the log keeps. */
export async function POST(request: Request) {
  const manager = await requireRole("MANAGER", "customers.read");
  if (!(await isFromOurPage())) return new Response(null, { status: 403 });
  const sent = await sentFields(request);
  if (!sent) return new Response(null, { status: 400 });
  return csvAnswer(await exportCustomers(manager, readCustomerFilters(sent), await getLocale()), "customers");
}
