import "server-only";
import { record } from "@/lib/audit/record";
import type { Admin } from "@/lib/auth/actor";
import { askForReset } from "@/lib/auth/ask-for-reset";
import { holdRight } from "@/lib/auth/hold-right";
import { transaction } from "@/lib/db";
import { Refusal } from "@/lib/refusal";
import { sealReason } from "@/lib/staff/reason";

type Asking = { personId: string; reason: string };

/**
 * Asks a colleague or a customer to set a new password: a letter goes to the own address, nothing ends and nothing is
 * shown. For staff it takes the right to manage them, for customers the one to lock them.
 */
export function askToReset(admin: Admin, { personId, reason }: Asking): Promise<void> {
  return transaction(async (tx) => {
    const person = await tx.user.findUnique({ where: { id: personId }, select: { role: true } });
    if (!person) throw new Refusal("staff.missing");
    await holdRight(tx, admin, person.role === "CUSTOMER" ? "customers.lock" : "staff.manage");
    await askForReset(tx, personId);
    const detail = { reasonSealed: await sealReason(tx, personId, reason) };
    await record(tx, admin, "account.askedToReset", { subjectId: personId, objectId: personId, detail });
  });
}
