import "server-only";
import type { Actor } from "@/lib/auth/actor";
import { transaction } from "@/lib/db";
import { holdFactors, noteRemoved } from "@/lib/factors/change";
import { Refusal } from "@/lib/refusal";

/** The owner no longer signs in with this passkey. */
export function removePasskey(actor: Actor, { id }: { id: string }) {
  return transaction(async (tx) => {
    await holdFactors(tx, actor);
    const { count } = await tx.passkey.deleteMany({ where: { id, userId: actor.id } });
    if (count === 0) throw new Refusal("factor.missing");
    await noteRemoved(tx, actor, "passkey");
  });
}
