import "server-only";
import type { Admin } from "@/lib/auth/actor";
import { db } from "@/lib/db";
import { unwrapPersonKey } from "@/lib/vault/person";
import { open } from "@/lib/vault/seal";

/** All managers and administrators, newest number last. Staff are some hundreds at most. */
export async function listStaff(_admin: Admin) {
  const rows = await db.user.findMany({
    where: { role: { in: ["MANAGER", "ADMIN"] } },
    orderBy: { staffNumber: "asc" },
    select: {
      id: true,
      role: true,
      status: true,
      staffNumber: true,
      staffName: true,
      branch: true,
      limitAuthority: true,
      createdAt: true,
      lastSignInAt: true,
      emailSealed: true,
      dataKey: { select: { wrapped: true } },
    },
  });
  return rows.map(({ emailSealed, dataKey, ...row }) => ({
    ...row,
    email: dataKey
      ? open(
          unwrapPersonKey(row.id, dataKey.wrapped),
          { table: "User", column: "emailSealed", row: row.id },
          emailSealed,
        )
      : "",
  }));
}

/** How many colleagues work, and how many invitations wait. */
export async function countStaff(_admin: Admin): Promise<{ active: number; pending: number }> {
  const groups = await db.user.groupBy({ by: ["status"], where: { role: { in: ["MANAGER", "ADMIN"] } }, _count: true });
  const count = (status: string) => groups.find((group) => group.status === status)?._count ?? 0;
  return { active: count("ACTIVE"), pending: count("PENDING") };
}
