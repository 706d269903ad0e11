import { requireRole } from "@/lib/auth/require-role";
import { isFromOurPage } from "@/lib/auth/same-origin";
import { exportCustomers } from "@/lib/directory/export";
import { readCustomerFilters } from "@/lib/directory/schema";
import { answerExport } from "@/lib/exports/answer";

/** The filtered list for Excel and WPS, streamed. A POST, because an export is a deed that the log keeps. */
export async function POST(request: Request) {
  const admin = await requireRole("ADMIN", "signIns.read");
  if (!(await isFromOurPage())) return new Response(null, { status: 403 });
  return answerExport(request, {
    page: "/admin/export",
    list: "customers",
    file: (filters, wish) => exportCustomers(admin, readCustomerFilters(filters), wish),
  });
}
