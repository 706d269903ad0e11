import "server-only";
import { record } from "@/lib/audit/record";
import type { Visitor } from "@/lib/auth/actor";
import { redeemLink } from "@/lib/auth/links";
import { savePassword, wrapPassword } from "@/lib/auth/password";
import type { Activation } from "@/lib/auth/schema";
import { transaction } from "@/lib/db";
import { Refusal } from "@/lib/refusal";

/** The invited person sets the own password; the link is used up, and nobody is signed in by it. */
export function activate(visitor: Visitor, { token, password }: Activation) {
  return transaction(async (tx) => {
    const id = await redeemLink(tx, "ACTIVATE", token);
    const user = await tx.user.findUniqueOrThrow({ where: { id }, select: { role: true, status: true } });
    if (user.status !== "PENDING" || user.role === "CUSTOMER") throw new Refusal("link.expired");
    await savePassword(tx, id, await wrapPassword(id, password));
    const now = new Date();
    await tx.user.update({ where: { id }, data: { status: "ACTIVE", confirmedAt: now }, select: { id: true } });
    await record(tx, { ...visitor, id, role: user.role }, "staff.activated", { detail: {} });
  });
}
