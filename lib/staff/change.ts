import "server-only";
import type { Admin } from "@/lib/auth/actor";
import { holdRight } from "@/lib/auth/hold-right";
import { type Tx, transaction } from "@/lib/db";
import { Refusal } from "@/lib/refusal";
import { keepAnAdministrator, lockAdministrators } from "@/lib/staff/administrators";
import { type HeldStaff, holdStaff } from "@/lib/staff/hold-staff";
import { tellOfLoss } from "@/lib/staff/tell-of-loss";

/**
 * What every change of a colleague's account has in common: the right at this moment, never one's own account,
 * one change at a time, and somebody left who can manage staff.
 */
export function changeStaff<T>(
  admin: Admin,
  staffId: string,
  deed: (tx: Tx, held: HeldStaff) => Promise<T>,
): Promise<T> {
  return transaction(async (tx) => {
    await lockAdministrators(tx);
    await holdRight(tx, admin, "staff.manage");
    if (staffId === admin.id) throw new Refusal("staff.own");
    const before = await holdStaff(tx, staffId);
    const done = await deed(tx, before);
    await keepAnAdministrator(tx);
    await tellOfLoss(tx, before);
    return done;
  });
}

/** Refuses a page that was drawn before somebody else changed the account. */
export function refuseStale(held: HeldStaff, version: number) {
  if (held.version !== version) throw new Refusal("staff.changed");
}
