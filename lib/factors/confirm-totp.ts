import "server-only";
import { counted } from "@/lib/auth/counted";
import { type Tx, transaction } from "@/lib/db";
import { holdFactors, noteAdded, type Owner } from "@/lib/factors/change";
import { spendTotp } from "@/lib/factors/totp";
import { Refusal } from "@/lib/refusal";

/** The app's first code: from now on it is a factor, in the place of the app before, if there was one. */
export function confirmTotp(owner: Owner, { code }: { code: string }) {
  return counted(owner, () => transaction((tx) => confirmWaiting(tx, owner, code)));
}

/** The same within a transaction. Throws Refusal "factor.wrong" for a code that is not the waiting app's. */
export async function confirmWaiting(tx: Tx, owner: Owner, code: string) {
  await holdFactors(tx, owner);
  const id = await spendTotp(tx, owner.id, code, "waiting");
  if (!id) throw new Refusal("factor.wrong", { field: "code" });
  await tx.totp.deleteMany({ where: { userId: owner.id, id: { not: id } } });
  await tx.totp.update({ where: { id }, data: { confirmedAt: new Date() }, select: { id: true } });
  await noteAdded(tx, owner, "totp");
}
