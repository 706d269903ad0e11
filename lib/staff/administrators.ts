import "server-only";
import { type RightsHolder, rightsOf } from "@/lib/auth/rights";
import type { Tx } from "@/lib/db";
import { Refusal } from "@/lib/refusal";

/** One change of administrators at a time, over all server processes: two cannot put each other out at once. */
export async function lockAdministrators(tx: Tx) {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('administrators'))`;
}

/** After a change: somebody must be left who can manage staff, or the change is undone. */
export async function keepAnAdministrator(tx: Tx) {
  const rows = await tx.$queryRaw<Omit<RightsHolder, "role">[]>`
    SELECT u."rightsTemplate",
           coalesce((SELECT json_agg(json_build_object('right', e."right", 'granted', e.granted))
                     FROM "RightException" e WHERE e."userId" = u.id), '[]'::json) AS exceptions
    FROM "User" u WHERE u.role = 'ADMIN' AND u.status = 'ACTIVE'`;
  if (!rows.some((row) => rightsOf({ ...row, role: "ADMIN" }).has("staff.manage")))
    throw new Refusal("staff.lastAdministrator");
}
