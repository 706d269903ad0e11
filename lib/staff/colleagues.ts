import "server-only";
import { type RightsHolder, rightsOf } from "@/lib/auth/rights";
import { db } from "@/lib/db";
import { Prisma } from "@/lib/generated/prisma/client";

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

export type Named = { id: string; staffName: string; staffNumber: string };

/** All who are or were managers, for words about a filter. */
export async function listNamed(_of: { id: string }): Promise<Named[]> {
  const [answer] = await db.$queryRaw<{ managers: Named[] }[]>`SELECT ${managersToChoose} AS managers`;
  return answer!.managers;
}

/** All who are or were managers, to filter by: part of the statement that reads what is filtered. */
export const managersToChoose = Prisma.sql`(
  SELECT coalesce(json_agg(json_build_object('id', id, 'staffName', "staffName", 'staffNumber', "staffNumber")
                           ORDER BY "staffNumber"), '[]')
  FROM "User" WHERE role = 'MANAGER')`;
