import "server-only";
import { record } from "@/lib/audit/record";
import type { Manager } from "@/lib/auth/actor";
import { holdRight } from "@/lib/auth/hold-right";
import { transaction } from "@/lib/db";
import { holdModel } from "@/lib/models/hold";
import type { ModelChange } from "@/lib/models/schema";
import { Refusal } from "@/lib/refusal";

/**
 * Takes the card that advises out of use at once, on one person's word: the expert card advises from this moment. Back
 * it comes by two, like any card that is published.
 */
export function suspendModel(manager: Manager, { modelId, reason }: ModelChange): Promise<void> {
  return transaction(async (tx) => {
    await holdRight(tx, manager, "models.manage");
    const { hash } = await holdModel(tx, modelId);
    // The status in `where` is the lock.
    const { count } = await tx.scoringModel.updateMany({
      where: { id: modelId, status: "PUBLISHED" },
      data: { status: "SUSPENDED", suspendedAt: new Date(), suspendedById: manager.id, suspensionReason: reason },
    });
    if (count === 0) throw new Refusal("model.changed");
    await record(tx, manager, "model.suspended", { objectId: modelId, detail: { hash } });
  });
}
