import "server-only";
import { z } from "zod";
import type { Kind } from "@/lib/approvals/kinds";
import { record } from "@/lib/audit/record";
import type { Tx } from "@/lib/db";
import { holdModel, holdPromotion, publishedHash } from "@/lib/models/hold";
import { mayRetire } from "@/lib/models/rules";
import { Refusal } from "@/lib/refusal";

const hash = z.string().regex(/^[0-9a-f]{64}$/);
const content = z.object({ modelId: z.uuid(), hash, instead: hash.nullable(), auc: z.string(), expertAuc: z.string() });
type Content = z.output<typeof content>;

/** From the approval on every new advice is this card's; what was frozen before keeps its own. */
export const publishModel: Kind<Content> = {
  right: "models.publish",
  content,
  tell: (asked) => [
    { label: "deed", word: "model.publish" },
    { label: "card", text: asked.hash },
    asked.instead ? { label: "instead", text: asked.instead } : { label: "instead", word: "model.expert" },
    { label: "auc", text: asked.auc },
    { label: "expertAuc", text: asked.expertAuc },
  ],
  apply: async (tx, { proposer, approver }, { modelId, instead }) => {
    const held = await holdModel(tx, modelId);
    if (held.status === "SHADOW" || held.status === "PUBLISHED") throw new Refusal("model.notOffered");
    holdPromotion(held.report);
    if ((await publishedHash(tx)) !== instead) throw new Refusal("model.otherPublished");
    if (instead) await moveModel(tx, { hash: instead }, "PUBLISHED", "RETIRED");
    await moveModel(tx, { id: modelId }, held.status, "PUBLISHED");
    const detail = { hash: held.hash, instead, approverId: approver?.id ?? null };
    await record(tx, proposer, "model.published", { objectId: modelId, detail });
  },
};

const retirement = z.object({ modelId: z.uuid(), hash });

/** The expert card advises again. */
export const retireModel: Kind<z.output<typeof retirement>> = {
  right: "models.publish",
  content: retirement,
  tell: (asked) => [
    { label: "deed", word: "model.retire" },
    { label: "card", text: asked.hash },
    { label: "instead", word: "model.expert" },
  ],
  apply: async (tx, { proposer, approver }, { modelId, hash: retired }) => {
    const { status } = await holdModel(tx, modelId);
    if (!mayRetire(status)) throw new Refusal("model.changed");
    await moveModel(tx, { id: modelId }, status, "RETIRED");
    const detail = { hash: retired, approverId: approver?.id ?? null };
    await record(tx, proposer, "model.retired", { objectId: modelId, detail });
  },
};

const inUse = { suspendedAt: null, suspendedById: null, suspensionReason: null };

type Status = "OFFERED" | "PUBLISHED" | "RETIRED" | "SUSPENDED";

/** The status in `where` is the lock. */
async function moveModel(tx: Tx, which: { id: string } | { hash: string }, from: Status, to: "PUBLISHED" | "RETIRED") {
  const moment =
    to === "PUBLISHED" ? { publishedAt: new Date(), retiredAt: null, ...inUse } : { retiredAt: new Date() };
  const { count } = await tx.scoringModel.updateMany({
    where: { ...which, status: from },
    data: { status: to, ...moment },
  });
  if (count === 0) throw new Refusal("model.changed");
}
