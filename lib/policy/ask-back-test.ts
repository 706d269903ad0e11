import "server-only";
import { record } from "@/lib/audit/record";
import type { Manager } from "@/lib/auth/actor";
import { transaction } from "@/lib/db";
import type { AskedBackTest } from "@/lib/policy/forms";
import { holdSet } from "@/lib/policy/hold";
import { findInForce } from "@/lib/policy/in-force";
import { firstRules, hashOfRules } from "@/lib/policy/rule-set";

/** Asks for a set to be tried on the last applications. While one for it is under way, that one is the answer. */
export function askForBackTest(manager: Manager, { ruleSetId, most }: AskedBackTest): Promise<void> {
  return transaction(async (tx) => {
    const held = await holdSet(tx, manager, ruleSetId);
    if ((await tx.backTest.count({ where: { ruleSetId, finishedAt: null } })) > 0) return;
    const live = (await findInForce(tx)) ?? { hash: hashOfRules(firstRules), version: firstRules.version };
    await tx.backTest.create({
      data: {
        ruleSetId,
        hash: held.hash,
        againstHash: live.hash,
        againstVersion: live.version,
        askedById: manager.id,
        total: Number(most),
      },
      select: { id: true },
    });
    const detail = { version: held.version, against: live.version, applications: Number(most) };
    await record(tx, manager, "rules.backTestAsked", { objectId: held.id, detail });
  });
}
