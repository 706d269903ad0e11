import { copyLines } from "@/app/(customer)/profile/copy/file/copy-lines";
import { requireFresh } from "@/lib/auth/require-fresh";
import { requireRole } from "@/lib/auth/require-role";
import { isFromOurPage } from "@/lib/auth/same-origin";
import { csvOf, fileAnswer } from "@/lib/csv";
import { copyOwnData } from "@/lib/customers/own-copy";

/** What the bank knows of a customer, as a file for Excel, WPS and machines. A POST, because the log keeps it. */
export async function POST() {
  const customer = await requireRole("CUSTOMER");
  if (!(await isFromOurPage())) return new Response(null, { status: 403 });
  requireFresh(customer, "/profile/copy");
  return fileAnswer(csvOf(copyLines(await copyOwnData(customer))), "my-data", "csv");
}
