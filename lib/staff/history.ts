import "server-only";
import type { LogAction } from "@/lib/audit/actions";
import type { Admin } from "@/lib/auth/actor";
import { db } from "@/lib/db";
import { nameAndNumber } from "@/lib/named";
import { reasonPlace } from "@/lib/staff/reason";
import { unwrapPersonKey } from "@/lib/vault/person";
import { open } from "@/lib/vault/seal";

const actions: LogAction[] = [
  "staff.invited",
  "staff.activated",
  "staff.edited",
  "staff.rightsChanged",
  "staff.roleChanged",
  "staff.disabled",
  "staff.enabled",
  "staff.removed",
  "account.askedToReset",
  "account.locked",
  "account.unlocked",
  "customer.erased",
];

/** What was done to an account by others, newest first, with the reasons that were given. */
export async function listAccountHistory(_admin: Admin, personId: string, most = 20) {
  const [rows, key] = await Promise.all([
    db.operationLogEntry.findMany({
      where: { subjectId: personId, action: { in: actions } },
      orderBy: [{ at: "desc" }, { id: "desc" }],
      take: most,
      select: { id: true, at: true, action: true, actorId: true, detail: true },
    }),
    db.dataKey.findUnique({ where: { userId: personId }, select: { wrapped: true } }),
  ]);
  const people = await db.user.findMany({
    where: { id: { in: rows.flatMap(({ actorId }) => actorId ?? []) } },
    select: { id: true, staffName: true, staffNumber: true },
  });
  return rows.map(({ detail, actorId, action, ...row }) => {
    const { reasonSealed } = (detail ?? {}) as { reasonSealed?: string };
    const by = people.find(({ id }) => id === actorId);
    return {
      ...row,
      action: action as LogAction,
      by: by ? nameAndNumber(by.staffName, by.staffNumber) : null,
      reason:
        reasonSealed && key ? open(unwrapPersonKey(personId, key.wrapped), reasonPlace(personId), reasonSealed) : null,
    };
  });
}
