import "server-only";
import { type Right, rightsOf } from "@/lib/auth/rights";
import type { Tx } from "@/lib/db";

type Row = {
  id: string;
  name: string;
  rightsTemplate: string | null;
  exceptions: { right: string; granted: boolean }[];
};

/**
 * An active manager's account with a right, held until the transaction ends: nobody takes role or right away
 * meanwhile. Null if it is none. One statement, since every claim makes it.
 */
export async function holdManager(tx: Tx, id: string, right: Right): Promise<{ id: string; name: string } | null> {
  const [row] = await tx.$queryRaw<Row[]>`
    SELECT u.id, coalesce(u."staffName", '') AS name, u."rightsTemplate",
           coalesce((SELECT json_agg(json_build_object('right', e."right", 'granted', e.granted))
                     FROM "RightException" e WHERE e."userId" = u.id), '[]'::json) AS exceptions
    FROM "User" u
    WHERE u.id = ${id}::uuid AND u.role = 'MANAGER' AND u.status = 'ACTIVE'
    FOR SHARE OF u`;
  return row && rightsOf({ ...row, role: "MANAGER" }).has(right) ? { id: row.id, name: row.name } : null;
}
