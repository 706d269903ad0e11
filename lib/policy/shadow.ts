import "server-only";
import { advise } from "@/lib/advice/advise";
import type { Advised } from "@/lib/advice/read-basis";
import { record } from "@/lib/audit/record";
import type { Manager } from "@/lib/auth/actor";
import { type Tx, transaction } from "@/lib/db";
import type { DraftDeed, ShadowStart } from "@/lib/policy/forms";
import { holdDraft, holdSet } from "@/lib/policy/hold";
import { rulesByHash } from "@/lib/policy/in-force";
import { Refusal } from "@/lib/refusal";
import { addDays } from "@/lib/time";

/** Lets a draft run beside the live set for some days: with each decision is kept what it would have said. One at a time. */
export function startShadow(manager: Manager, { ruleSetId, revision, days }: ShadowStart): Promise<void> {
  return transaction(async (tx) => {
    const held = await holdDraft(tx, manager, ruleSetId);
    if (held.revision !== revision) throw new Refusal("rules.changed");
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(7846521131)`;
    const now = new Date();
    const others = await tx.ruleSet.count({
      where: { status: { in: ["SHADOW", "PROPOSED"] }, shadowUntil: { gt: now }, id: { not: held.id } },
    });
    if (others > 0) throw new Refusal("rules.otherInShadow");
    const until = addDays(now, days);
    await tx.ruleSet.update({
      where: { id: held.id },
      data: { status: "SHADOW", shadowFrom: now, shadowUntil: until },
      select: { id: true },
    });
    const detail = { version: held.version, until: until.toISOString() };
    await record(tx, manager, "rules.shadowStarted", { objectId: held.id, detail });
  });
}

/** Ends it before its day: the set is a draft again. */
export function endShadow(manager: Manager, { ruleSetId, revision }: DraftDeed): Promise<void> {
  return transaction(async (tx) => {
    const held = await holdSet(tx, manager, ruleSetId);
    if (held.state !== "shadow") throw new Refusal("rules.notInShadow");
    if (held.revision !== revision) throw new Refusal("rules.changed");
    await tx.ruleSet.update({
      where: { id: held.id },
      data: { status: "DRAFT", shadowUntil: null },
      select: { id: true },
    });
    await record(tx, manager, "rules.shadowEnded", { objectId: held.id, detail: { version: held.version } });
  });
}

/** Keeps beside an advice what the set in shadow would have said of the same answers. */
export async function recordShadow(tx: Tx, adviceId: string, { features, basis, shadow }: Advised) {
  if (!shadow) return;
  const rules = await rulesByHash(tx, shadow.hash);
  const { recommendation, limit, hits } = advise(features, { ...basis, rules });
  await tx.shadowAdvice.create({
    data: {
      ruleSetId: shadow.id,
      adviceId,
      hash: shadow.hash,
      recommendation,
      limit: limit.limit,
      hits: hits.map(({ id }) => id),
    },
    select: { adviceId: true },
  });
}
