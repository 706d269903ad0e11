import "server-only";
import { propose } from "@/lib/approvals/propose";
import type { Admin } from "@/lib/auth/actor";
import type { CustomerDeed } from "@/lib/customers/schema";
import { transaction } from "@/lib/db";
import { findAccount } from "@/lib/directory/find-account";
import { refuseKept } from "@/lib/erasure/refuse-kept";
import { enqueueMail } from "@/lib/mail/enqueue";

/** Puts the erasure of a customer's data before a second administrator; the customer is told at once. */
export async function proposeErasure(admin: Admin, { customerId, reason }: CustomerDeed) {
  const account = await findAccount(admin, customerId);
  const who = [account?.name, account?.number, account?.email].filter(Boolean).join(" ");
  return transaction(async (tx) => {
    await refuseKept(tx, customerId);
    const content = { personId: customerId, who };
    const proposed = await propose(tx, admin, { kind: "account.erase", content, reason });
    await enqueueMail(tx, customerId, "ERASURE_PROPOSED");
    return proposed;
  });
}
