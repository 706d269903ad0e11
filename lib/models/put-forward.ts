import "server-only";
import { propose } from "@/lib/approvals/propose";
import type { Manager } from "@/lib/auth/actor";
import { transaction } from "@/lib/db";
import { holdModel, holdPromotion, publishedHash } from "@/lib/models/hold";
import { mayRetire } from "@/lib/models/rules";
import type { ModelChange } from "@/lib/models/schema";
import { Refusal } from "@/lib/refusal";

/** Puts a card before a second risk lead; it advises once that person has approved. */
export function putForward(manager: Manager, { modelId, reason }: ModelChange) {
  return transaction(async (tx) => {
    const { hash, status, report } = await holdModel(tx, modelId);
    if (status === "PUBLISHED") throw new Refusal("model.changed");
    holdPromotion(report);
    if (status === "SHADOW") throw new Refusal("model.notOffered");
    const { card, expert } = report.proof!;
    const content = {
      modelId,
      hash,
      instead: await publishedHash(tx),
      auc: card.auc.value.toFixed(3),
      expertAuc: expert.auc.value.toFixed(3),
    };
    return propose(tx, manager, { kind: "model.publish", content, reason });
  });
}

/** Proposes to go back to the expert card. */
export function askToRetire(manager: Manager, { modelId, reason }: ModelChange) {
  return transaction(async (tx) => {
    const { hash, status } = await holdModel(tx, modelId);
    if (!mayRetire(status)) throw new Refusal("model.changed");
    return propose(tx, manager, { kind: "model.retire", content: { modelId, hash }, reason });
  });
}
