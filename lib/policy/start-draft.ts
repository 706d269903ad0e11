import "server-only";
import { randomUUIDv7 } from "node:crypto";
import { record } from "@/lib/audit/record";
import type { Manager } from "@/lib/auth/actor";
import { holdRight } from "@/lib/auth/hold-right";
import { type Tx, transaction } from "@/lib/db";
import type { DraftStart } from "@/lib/policy/forms";
import { findInForce, setOf } from "@/lib/policy/in-force";
import { exactSet, firstRules, hashOfText, measuresOf } from "@/lib/policy/rule-set";
import { Refusal } from "@/lib/refusal";

/** A new version to work on, begun as a copy of another one, of the one in force unless told. */
export function startDraft(manager: Manager, { fromId }: DraftStart): Promise<{ id: string }> {
  return transaction(async (tx) => {
    await holdRight(tx, manager, "models.manage");
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(7846521130)`;
    const from = await sourceOf(tx, fromId ?? (await findInForce(tx))?.id ?? null);
    const { _max } = await tx.ruleSet.aggregate({ _max: { version: true } });
    const version = Math.max(_max.version ?? 0, from.set.version) + 1;
    const content = exactSet({ ...from.set, ...measuresOf(from.set), version });
    const id = randomUUIDv7();
    await tx.ruleSet.create({
      data: {
        id,
        version,
        content,
        hash: hashOfText(content),
        examples: from.examples as object[],
        fromVersion: from.set.version,
        createdById: manager.id,
        editedById: manager.id,
      },
      select: { id: true },
    });
    await record(tx, manager, "rules.drafted", { objectId: id, detail: { version, from: from.set.version } });
    return { id };
  });
}

async function sourceOf(tx: Tx, id: string | null) {
  if (!id) return { set: firstRules, examples: [] };
  const row = await tx.ruleSet.findUnique({ where: { id }, select: { content: true, examples: true } });
  if (!row) throw new Refusal("rules.missing");
  return { set: setOf(row.content), examples: row.examples as unknown[] };
}
