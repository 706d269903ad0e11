import { getLocale } from "next-intl/server";
import { requireRole } from "@/lib/auth/require-role";
import { isFromOurPage } from "@/lib/auth/same-origin";
import { csvAnswer } from "@/lib/csv";
import { sentFields } from "@/lib/forms/sent-fields";
import { exportSignIns } from "@/lib/sign-ins/export";
import { SignInFiltersSchema } from "@/lib/sign-ins/schema";

/** The filtered history as CSV for Excel and WPS, streamed. A POST, because an export is a deed that the log keeps. */
export async function POST(request: Request) {
  const admin = await requireRole("ADMIN", "signIns.read");
  if (!(await isFromOurPage())) return new Response(null, { status: 403 });
  const sent = await sentFields(request);
  if (!sent) return new Response(null, { status: 400 });
  const filters = SignInFiltersSchema.parse(sent);
  return csvAnswer(await exportSignIns(admin, filters, await getLocale()), "sign-ins");
}
