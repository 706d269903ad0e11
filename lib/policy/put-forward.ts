import "server-only";
import { factKinds } from "@/lib/advice/features";
import { propose } from "@/lib/approvals/propose";
import type { Manager } from "@/lib/auth/actor";
import { type Tx, transaction } from "@/lib/db";
import { tryExamples } from "@/lib/policy/examples";
import type { PuttingForward } from "@/lib/policy/forms";
import { type HeldSet, holdSet } from "@/lib/policy/hold";
import { findInForce, rulesByHash } from "@/lib/policy/in-force";
import { changesFrom, isUnchanged } from "@/lib/policy/rules";
import { Refusal } from "@/lib/refusal";
import { shanghaiDay } from "@/lib/time";

/** Puts a set before a second person, to be published. Not with an example that fails, and not where it changes nothing. */
export function putForward(manager: Manager, sent: PuttingForward): Promise<{ alone: boolean }> {
  const { ruleSetId, revision, effectiveDay, reason } = sent;
  return transaction(async (tx) => {
    const held = await holdSet(tx, manager, ruleSetId);
    if (held.state !== "draft" && held.state !== "shadow") throw new Refusal("rules.notDraft");
    if (held.revision !== revision) throw new Refusal("rules.changed");
    if (effectiveDay && effectiveDay < shanghaiDay(new Date()))
      throw new Refusal("rules.dayPast", { field: "effectiveDay" });
    const changes = await soundChanges(tx, held);
    // What was declined before, or has been in shadow, goes the way of a draft.
    if (held.status === "PROPOSED")
      await tx.ruleSet.update({ where: { id: held.id }, data: { status: "DRAFT" }, select: { id: true } });
    const content = { ruleSetId: held.id, version: held.version, hash: held.hash, effectiveDay, changes };
    const { id, alone } = await propose(tx, manager, { kind: "rules.publish", content, reason });
    await tx.ruleSet.update({
      where: { id: held.id },
      data: { status: "PROPOSED", proposalId: id },
      select: { id: true },
    });
    return { alone };
  });
}

async function soundChanges(tx: Tx, { set, examples }: HeldSet) {
  const failing = tryExamples(set, examples, factKinds).filter(({ holds }) => !holds);
  if (failing.length > 0) throw new Refusal("rules.exampleFails", { values: { name: failing[0]!.name } });
  const live = await rulesByHash(tx, (await findInForce(tx))?.hash ?? null);
  const changes = changesFrom(live, set);
  if (isUnchanged(changes)) throw new Refusal("rules.nothingChanged");
  return changes;
}
