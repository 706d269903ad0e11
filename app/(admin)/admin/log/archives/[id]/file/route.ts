import { Readable } from "node:stream";
import { takeArchive } from "@/lib/audit/archives";
import { requireRole } from "@/lib/auth/require-role";

/** The sealed file as it was verified; the log keeps who took it. */
export async function GET(_request: Request, { params }: RouteContext<"/admin/log/archives/[id]/file">) {
  const admin = await requireRole("ADMIN", "log.archive");
  const taken = await takeArchive(admin, (await params).id);
  if (!taken) return new Response(null, { status: 404 });
  return new Response(Readable.toWeb(taken.stream) as ReadableStream, {
    headers: {
      "content-type": "application/octet-stream",
      "content-length": String(taken.bytes),
      "content-disposition": `attachment; filename="${taken.file}"`,
      "cache-control": "no-store",
    },
  });
}
