import "server-only";
import type { Actor, Role } from "@/lib/auth/actor";
import { type Right, rightsOf } from "@/lib/auth/rights";
import type { Tx } from "@/lib/db";
import { Refusal } from "@/lib/refusal";

type Row = { role: Role; rightsTemplate: string | null; exceptions: { right: string; granted: boolean }[] };

/**
 * Says no unless the actor still has the right, as the database knows it now, and keeps it so until the
 * transaction ends: whoever changes role, status or rights locks the same row. Throws Refusal("right.missing").
 */
export async function holdRight(tx: Tx, actor: Pick<Actor, "id" | "role">, right: Right): Promise<void> {
  const rows = await tx.$queryRaw<Row[]>`
    SELECT u.role, u."rightsTemplate",
           coalesce((SELECT json_agg(json_build_object('right', e."right", 'granted', e.granted))
                     FROM "RightException" e WHERE e."userId" = u.id), '[]'::json) AS exceptions
    FROM "User" u
    WHERE u.id = ${actor.id}::uuid AND u.status = 'ACTIVE'
    FOR SHARE OF u`;
  const [row] = rows;
  if (!row || row.role !== actor.role || !rightsOf(row).has(right)) throw new Refusal("right.missing");
}
