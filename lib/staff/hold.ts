import "server-only";
import type { Tx } from "@/lib/db";

/** An active manager's account, held until the transaction ends: nobody takes the role away meanwhile. Null if it is none. */
export async function holdManager(tx: Tx, id: string): Promise<{ id: string; name: string } | null> {
  const rows = await tx.$queryRaw<{ id: string; name: string }[]>`
    SELECT id, coalesce("staffName", '') AS name FROM "User"
    WHERE id = ${id}::uuid AND role = 'MANAGER' AND status = 'ACTIVE'
    FOR SHARE`;
  return rows[0] ?? null;
}
