import { requireRole } from "@/lib/auth/require-role";
import { isFromOurPage } from "@/lib/auth/same-origin";
import { BackupFault } from "@/lib/backups/fault";
import { boundaryOf, oneFile } from "@/lib/backups/one-file";
import { takeInBackup } from "@/lib/backups/take-in";
import { Refusal } from "@/lib/refusal";

/** A route and not an action: a backup may be larger than memory, and is written to the disk as it comes. */
export async function POST(request: Request): Promise<Response> {
  const admin = await requireRole("ADMIN", "backups.make");
  const boundary = boundaryOf(request.headers.get("content-type"));
  try {
    if (!(await isFromOurPage())) throw new Refusal("foreignOrigin");
    if (!admin.fresh) throw new Refusal("factor.stale");
    if (!boundary || !request.body) throw new BackupFault("notABackup");
    const id = await takeInBackup(admin, oneFile(request.body as unknown as AsyncIterable<Uint8Array>, boundary));
    return seeOther(`/admin/backups/${id}?notice=backup.uploaded`);
  } catch (error) {
    if (error instanceof Refusal) return seeOther(`/admin/backups/upload?refused=${error.code}`);
    if (error instanceof BackupFault) return seeOther(`/admin/backups/upload?fault=${error.code}`);
    throw error;
  }
}

const seeOther = (location: string) =>
  new Response(null, { status: 303, headers: { location, "cache-control": "no-store" } });
