import { Readable } from "node:stream";
import { requireRole } from "@/lib/auth/require-role";
import { openDownload } from "@/lib/backups/download";

/** The sealed file as it lies in the store; the log keeps who took it. */
export async function GET(_request: Request, { params }: RouteContext<"/admin/backups/[id]/download">) {
  const admin = await requireRole("ADMIN", "backups.make");
  const download = await openDownload(admin, (await params).id);
  if (!download) return new Response(null, { status: 404 });
  return new Response(Readable.toWeb(download.stream) as ReadableStream, {
    headers: {
      "content-type": "application/octet-stream",
      "content-length": String(download.bytes),
      "content-disposition": `attachment; filename="${download.file}"`,
      "cache-control": "no-store",
    },
  });
}
