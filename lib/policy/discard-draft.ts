import "server-only";
import { record } from "@/lib/audit/record";
import type { Manager } from "@/lib/auth/actor";
import { transaction } from "@/lib/db";
import type { DraftDeed } from "@/lib/policy/forms";
import { holdDraft } from "@/lib/policy/hold";
import { Refusal } from "@/lib/refusal";

/** Gives a draft up. It stays to be read, and another one can be begun from it. */
export function discardDraft(manager: Manager, { ruleSetId, revision }: DraftDeed): Promise<void> {
  return transaction(async (tx) => {
    const held = await holdDraft(tx, manager, ruleSetId);
    if (held.revision !== revision) throw new Refusal("rules.changed");
    await tx.ruleSet.update({
      where: { id: held.id },
      data: { status: "RETIRED", retiredAt: new Date() },
      select: { id: true },
    });
    await record(tx, manager, "rules.discarded", { objectId: held.id, detail: { version: held.version } });
  });
}
