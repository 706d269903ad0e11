import "server-only";
import { db } from "@/lib/db";

type Colleague = { id: string; name: string | null; number: string | null };

/** What happened since the moment that a backup shows, as far as its restore has to do with it. */
export type Since = {
  /** The last place of the operation log, which goes on from there. */
  newest: number;
  /** Staff who were closed since; a restore leaves them so. */
  closed: Colleague[];
  /** Staff who were invited since; a restore knows nothing of them. */
  joined: Colleague[];
};

const most = 50;

/** `at` is the moment of a backup, in ISO 8601; at most fifty people of each kind. */
export async function changesSince(at: string): Promise<Since> {
  const moment = new Date(at);
  const [closed, joined, log] = await Promise.all([
    db.$queryRaw<Colleague[]>`
      SELECT u.id, "staffName" AS name, "staffNumber" AS number FROM "User" u
      WHERE role <> 'CUSTOMER' AND status IN ('DISABLED', 'REMOVED') AND "createdAt" <= ${moment} AND EXISTS (
        SELECT FROM "OperationLogEntry" e
        WHERE e."objectId" = u.id AND e.action IN ('staff.disabled', 'staff.removed') AND e.at > ${moment})
      ORDER BY number LIMIT ${most}`,
    db.$queryRaw<Colleague[]>`
      SELECT id, "staffName" AS name, "staffNumber" AS number FROM "User"
      WHERE role <> 'CUSTOMER' AND "createdAt" > ${moment} ORDER BY number LIMIT ${most}`,
    db.operationLogEntry.aggregate({ _max: { seq: true } }),
  ]);
  return { newest: Number(log._max.seq ?? 0), closed, joined };
}
