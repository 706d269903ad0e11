import "server-only";
import type { Manager } from "@/lib/auth/actor";
import { type RightsHolder, rightsOf } from "@/lib/auth/rights";
import { db } from "@/lib/db";

/** The active managers to whom somebody's work can be handed: they may review. With what each has in hand. */
export async function listColleagues(of: { id: string }): Promise<Colleague[]> {
  const rows = await db.$queryRaw<(Omit<Colleague, "approves"> & Omit<RightsHolder, "role">)[]>`
    SELECT u.id, u."staffName" AS name, u."staffNumber" AS number, u.branch, u."rightsTemplate",
           coalesce((SELECT json_agg(json_build_object('right', e."right", 'granted', e.granted))
                     FROM "RightException" e WHERE e."userId" = u.id), '[]'::json) AS exceptions,
           count(a.id)::int AS load, (count(a.id) FILTER (WHERE a."dueAt" < now() AND a.status <> 'RETURNED'))::int AS late
    FROM "User" u
    LEFT JOIN "Application" a ON a."managerId" = u.id AND a.status IN ('IN_REVIEW', 'RETURNED', 'SECOND_REVIEW')
    WHERE u.role = 'MANAGER' AND u.status = 'ACTIVE' AND u.id <> ${of.id}::uuid
    GROUP BY u.id ORDER BY load, u."staffNumber"`;
  return rows.flatMap(({ rightsTemplate, exceptions, ...colleague }) => {
    const rights = rightsOf({ role: "MANAGER", rightsTemplate, exceptions });
    return rights.has("applications.review") ? [{ ...colleague, approves: rights.has("applications.approve") }] : [];
  });
}

export type Colleague = {
  id: string;
  name: string;
  number: string;
  branch: string | null;
  load: number;
  late: number;
  /** May also approve, and so bring any case to its end alone. */
  approves: boolean;
};

/** All who are or were managers, to filter by. */
export async function listManagers(_manager: Manager) {
  return db.user.findMany({
    where: { role: "MANAGER" },
    orderBy: { staffNumber: "asc" },
    select: { id: true, staffName: true, staffNumber: true },
  });
}
