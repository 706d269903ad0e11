import "server-only";
import { type Changes, record } from "@/lib/audit/record";
import type { Admin } from "@/lib/auth/actor";
import { holdRight } from "@/lib/auth/hold-right";
import { voidLinks } from "@/lib/auth/links";
import type { CustomerDeed } from "@/lib/customers/schema";
import { transaction } from "@/lib/db";
import { enqueueMail } from "@/lib/mail/enqueue";
import { Refusal } from "@/lib/refusal";
import { endAllSessions } from "@/lib/sessions/end";
import { sealReason } from "@/lib/staff/reason";

/** Locks a customer out: every session ends, links in the post open nothing, and the customer is told by mail. */
export function lockCustomer(admin: Admin, { customerId, reason }: CustomerDeed): Promise<void> {
  return transaction(async (tx) => {
    await holdRight(tx, admin, "customers.lock");
    const { count } = await tx.user.updateMany({
      where: { id: customerId, role: "CUSTOMER", status: "ACTIVE" },
      data: { status: "LOCKED", version: { increment: 1 } },
    });
    if (count === 0) throw new Refusal("account.notActive");
    await endAllSessions(tx, customerId, "account changed");
    for (const purpose of ["RESET_PASSWORD", "CONFIRM_CONTACT"] as const) await voidLinks(tx, customerId, purpose);
    await enqueueMail(tx, customerId, "ACCOUNT_LOCKED");
    const detail = { reasonSealed: await sealReason(tx, customerId, reason) };
    const changes: Changes = { accountStatus: ["ACTIVE", "LOCKED"] };
    await record(tx, admin, "account.locked", { subjectId: customerId, objectId: customerId, detail, changes });
  });
}

/** Takes the lock away; the password is the one it was. */
export function unlockCustomer(admin: Admin, { customerId, reason }: CustomerDeed): Promise<void> {
  return transaction(async (tx) => {
    await holdRight(tx, admin, "customers.lock");
    const { count } = await tx.user.updateMany({
      where: { id: customerId, role: "CUSTOMER", status: "LOCKED" },
      data: { status: "ACTIVE", version: { increment: 1 } },
    });
    if (count === 0) throw new Refusal("account.notLocked");
    await enqueueMail(tx, customerId, "ACCOUNT_UNLOCKED");
    const detail = { reasonSealed: await sealReason(tx, customerId, reason) };
    const changes: Changes = { accountStatus: ["LOCKED", "ACTIVE"] };
    await record(tx, admin, "account.unlocked", { subjectId: customerId, objectId: customerId, detail, changes });
  });
}
