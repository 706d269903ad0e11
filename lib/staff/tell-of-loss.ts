import "server-only";
import { type Right, rightsOf } from "@/lib/auth/rights";
import type { Tx } from "@/lib/db";
import { enqueueMail } from "@/lib/mail/enqueue";
import { type HeldStaff, holdStaff } from "@/lib/staff/hold-staff";

/**
 * After a change: where an administrator can do less than before, that person and all administrators hear of it, so
 * that nobody makes himself the only one unseen.
 */
export async function tellOfLoss(tx: Tx, before: HeldStaff) {
  const had = rightsAtWork(before);
  if (had.size === 0) return;
  const has = rightsAtWork(await holdStaff(tx, before.id));
  if ([...had].every((right) => has.has(right))) return;
  const administrators = await tx.user.findMany({ where: { role: "ADMIN", status: "ACTIVE" }, select: { id: true } });
  for (const id of new Set([before.id, ...administrators.map((one) => one.id)]))
    await enqueueMail(tx, id, "ADMINISTRATOR_CHANGED");
}

function rightsAtWork(staff: HeldStaff): ReadonlySet<Right> {
  return staff.role === "ADMIN" && staff.status === "ACTIVE" ? rightsOf(staff) : new Set();
}
