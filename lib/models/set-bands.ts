import "server-only";
import { applicationTable } from "@/lib/advice/features";
import { record } from "@/lib/audit/record";
import type { Manager } from "@/lib/auth/actor";
import { holdRight } from "@/lib/auth/hold-right";
import { transaction } from "@/lib/db";
import { areWords, type Bands } from "@/lib/models/by-hand";
import { holdModel } from "@/lib/models/hold";
import type { BandsChange, WordsChange } from "@/lib/models/schema";
import { holdNoTraining } from "@/lib/models/train";
import { Refusal } from "@/lib/refusal";

/** Has a card learned anew with the bands of one number as a person sets them. */
export const setBands = (manager: Manager, { ends, ...change }: BandsChange) => learnWith(manager, change, ends);

/** Has a card learned anew with the words of one item put together as a person says. */
export const groupWords = (manager: Manager, { groups, ...change }: WordsChange) => learnWith(manager, change, groups);

type Change = Pick<BandsChange, "modelId" | "field" | "reason">;

/**
 * On top of what was set on the card it comes from. The new card is measured, and published by two, like any other; the
 * old one stays as it is.
 */
function learnWith(manager: Manager, { modelId, field, reason }: Change, set: Bands): Promise<void> {
  const kind = areWords(set) ? "categorical" : "numeric";
  return transaction(async (tx) => {
    await holdRight(tx, manager, "models.manage");
    const { hash, report } = await holdModel(tx, modelId);
    if (!applicationTable.features.some(({ name, type }) => name === field && type === kind))
      throw new Refusal("model.noNumber");
    if (!(await holdNoTraining(tx))) throw new Refusal("model.trainingUnderWay");
    const bands = { ...report.byHand?.bands, [field]: set };
    const { id } = await tx.modelTraining.create({
      data: { askedById: manager.id, fromModelId: modelId, bands, reason },
      select: { id: true },
    });
    await record(tx, manager, "model.trainingAsked", { objectId: id, detail: { hash, field, bands: toldAs(set) } });
  });
}

const toldAs = (set: Bands) => (areWords(set) ? set.map((group) => group.join("+")) : set).join(" ");
