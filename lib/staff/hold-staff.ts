import "server-only";
import type { Role } from "@/lib/auth/actor";
import type { Tx } from "@/lib/db";
import type { UserStatus } from "@/lib/generated/prisma/enums";
import { Refusal } from "@/lib/refusal";

export type HeldStaff = {
  id: string;
  role: Exclude<Role, "CUSTOMER">;
  status: UserStatus;
  name: string;
  branch: string;
  version: number;
  rightsTemplate: string | null;
  limitAuthority: bigint;
  exceptions: { right: string; granted: boolean }[];
  /** Applications in hand that are not decided. */
  openCases: number;
};

/** A colleague's account, held until the transaction ends: nobody else changes it, and its deeds wait. */
export async function holdStaff(tx: Tx, id: string): Promise<HeldStaff> {
  const locked = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM "User" WHERE id = ${id}::uuid AND role <> 'CUSTOMER' FOR UPDATE`;
  if (locked.length === 0) throw new Refusal("staff.missing");
  // Read only now: a statement sees what was there when it began, and it may have waited for the row.
  const rows = await tx.$queryRaw<HeldStaff[]>`
    SELECT u.id, u.role, u.status, coalesce(u."staffName", '') AS name, coalesce(u.branch, '') AS branch, u.version, u."rightsTemplate", u."limitAuthority",
           coalesce((SELECT json_agg(json_build_object('right', e."right", 'granted', e.granted))
                     FROM "RightException" e WHERE e."userId" = u.id), '[]'::json) AS exceptions,
           (SELECT count(*)::int FROM "Application" a
            WHERE a."managerId" = u.id AND a.status IN ('IN_REVIEW', 'RETURNED', 'SECOND_REVIEW')) AS "openCases"
    FROM "User" u WHERE u.id = ${id}::uuid`;
  return rows[0]!;
}
