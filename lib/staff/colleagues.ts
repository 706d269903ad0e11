import "server-only";
import type { Manager } from "@/lib/auth/actor";
import { db } from "@/lib/db";

/** The active managers to whom work can be handed, with what each has in hand. */
export async function listColleagues(manager: Manager) {
  return db.$queryRaw<Colleague[]>`
    SELECT u.id, u."staffName" AS name, u."staffNumber" AS number, u.branch,
           count(a.id)::int AS load, (count(a.id) FILTER (WHERE a."dueAt" < now() AND a.status <> 'RETURNED'))::int AS late
    FROM "User" u
    LEFT JOIN "Application" a ON a."managerId" = u.id AND a.status IN ('IN_REVIEW', 'RETURNED', 'SECOND_REVIEW')
    WHERE u.role = 'MANAGER' AND u.status = 'ACTIVE' AND u.id <> ${manager.id}::uuid
    GROUP BY u.id ORDER BY load, u."staffNumber"`;
}

export type Colleague = {
  id: string;
  name: string;
  number: string;
  branch: string | null;
  load: number;
  late: number;
};

/** All who are or were managers, to filter by. */
export async function listManagers(_manager: Manager) {
  return db.user.findMany({
    where: { role: "MANAGER" },
    orderBy: { staffNumber: "asc" },
    select: { id: true, staffName: true, staffNumber: true },
  });
}
