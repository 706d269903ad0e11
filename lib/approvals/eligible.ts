import "server-only";
import { settledHours } from "@/lib/approvals/rules";
import type { Role } from "@/lib/auth/actor";
import { type Right, rightRoles, rightsOf } from "@/lib/auth/rights";
import type { Tx } from "@/lib/db";

type Row = {
  id: string;
  role: Role;
  rightsTemplate: string | null;
  settled: boolean;
  exceptions: { right: string; granted: boolean; settled: boolean }[];
};

/**
 * Who may answer for a right: active, with the right, and both long enough that nobody is made an approver for
 * the occasion. With `FOR SHARE` the rows stay as they are until the transaction ends.
 */
export async function listEligible(tx: Pick<Tx, "$queryRaw">, right: Right): Promise<string[]> {
  const rows = await tx.$queryRaw<Row[]>`
    SELECT u.id, u.role, u."rightsTemplate",
           coalesce(u."roleSince", u."confirmedAt", u."createdAt") <= now() - ${settledHours}::int * interval '1 hour' AS settled,
           coalesce((SELECT json_agg(json_build_object('right', e."right", 'granted', e.granted, 'settled',
                       e.at <= now() - ${settledHours}::int * interval '1 hour'))
                     FROM "RightException" e WHERE e."userId" = u.id), '[]'::json) AS exceptions
    FROM "User" u
    WHERE u.role = ${rightRoles[right]}::"Role" AND u.status = 'ACTIVE'
    ORDER BY u.id FOR SHARE OF u`;
  return rows.filter((row) => row.settled && rightsOf(settledPart(row)).has(right)).map(({ id }) => id);
}

const settledPart = ({ exceptions, ...row }: Row) => ({
  ...row,
  exceptions: exceptions.filter(({ granted, settled }) => settled || !granted),
});
