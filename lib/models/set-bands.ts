import "server-only";
import { applicationTable } from "@/lib/advice/features";
import { record } from "@/lib/audit/record";
import type { Manager } from "@/lib/auth/actor";
import { holdRight } from "@/lib/auth/hold-right";
import { transaction } from "@/lib/db";
import { holdModel } from "@/lib/models/hold";
import type { BandsChange } from "@/lib/models/schema";
import { holdNoTraining } from "@/lib/models/train";
import { Refusal } from "@/lib/refusal";

/**
 * Has a card learned anew with the bands of one number as a person sets them, on top of those set on the card it comes
 * from. The new card is measured, and published by two, like any other; the old one stays as it is.
 */
export function setBands(manager: Manager, { modelId, field, ends, reason }: BandsChange): Promise<void> {
  return transaction(async (tx) => {
    await holdRight(tx, manager, "models.manage");
    const { hash, report } = await holdModel(tx, modelId);
    if (!applicationTable.features.some(({ name, type }) => name === field && type === "numeric"))
      throw new Refusal("model.noNumber");
    if (!(await holdNoTraining(tx))) throw new Refusal("model.trainingUnderWay");
    const bands = { ...report.byHand?.bands, [field]: ends };
    const { id } = await tx.modelTraining.create({
      data: { askedById: manager.id, fromModelId: modelId, bands, reason },
      select: { id: true },
    });
    await record(tx, manager, "model.trainingAsked", { objectId: id, detail: { hash, field, bands: ends.join(" ") } });
  });
}
