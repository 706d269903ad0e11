import { requireRole } from "@/lib/auth/require-role";
import { isFromOurPage } from "@/lib/auth/same-origin";
import { answerExport } from "@/lib/exports/answer";
import { exportSignIns } from "@/lib/sign-ins/export";
import { SignInFiltersSchema } from "@/lib/sign-ins/schema";

/** The filtered history for Excel and WPS, streamed. A POST, because an export is a deed that the log keeps. */
export async function POST(request: Request) {
  const admin = await requireRole("ADMIN", "signIns.read");
  if (!(await isFromOurPage())) return new Response(null, { status: 403 });
  return answerExport(request, {
    page: "/admin/export",
    list: "sign-ins",
    file: (filters, wish) => exportSignIns(admin, SignInFiltersSchema.parse(filters), wish),
  });
}
