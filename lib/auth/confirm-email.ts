import "server-only";
import { record } from "@/lib/audit/record";
import type { Visitor } from "@/lib/auth/actor";
import { redeemLink } from "@/lib/auth/links";
import { transaction } from "@/lib/db";
import { Refusal } from "@/lib/refusal";

/** Confirms the address to which the link was mailed; from then on its owner can sign in. */
export function confirmEmail(visitor: Visitor, { token }: { token: string }) {
  return transaction(async (tx) => {
    const id = await redeemLink(tx, "CONFIRM_EMAIL", token);
    const { count } = await tx.user.updateMany({
      where: { id, status: "PENDING", role: "CUSTOMER" },
      data: { status: "ACTIVE", confirmedAt: new Date() },
    });
    if (count === 0) throw new Refusal("link.expired");
    await record(tx, { ...visitor, id, role: "CUSTOMER" }, "account.confirmed", { detail: {} });
  });
}
