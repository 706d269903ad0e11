import "server-only";
import type { Tx } from "@/lib/db";
import { firstRules, hashOfRules, hashOfText } from "@/lib/policy/rule-set";
import { type RuleSet, RuleSetSchema } from "@/lib/policy/schema";

/** A set with this hash is always this set, so each is read once in the life of a process. */
const known = new Map<string, RuleSet>([[hashOfRules(firstRules), firstRules]]);

/** By its hash; without one, as long as the bank has published none, the first rules. Throws where the text is not what was hashed. */
export async function rulesByHash(reader: Pick<Tx, "ruleSet">, hash: string | null): Promise<RuleSet> {
  if (!hash) return firstRules;
  const there = known.get(hash);
  if (there) return there;
  const row = await reader.ruleSet.findFirstOrThrow({ where: { hash }, select: { content: true } });
  const rules = setOf(row.content);
  if (hashOfText(row.content) !== hash || hashOfRules(rules) !== hash)
    throw new Error("a rule set is not what was kept");
  known.set(hash, rules);
  return rules;
}

export const setOf = (content: string): RuleSet => RuleSetSchema.parse(JSON.parse(content));

type InForce = { id: string; hash: string; version: number };

/** The published set that counts at this moment; null as long as there is none. */
export async function findInForce(reader: Pick<Tx, "$queryRaw">): Promise<InForce | null> {
  const [row] = await reader.$queryRaw<InForce[]>`
    SELECT id, hash, version FROM "RuleSet" WHERE status = 'PUBLISHED' AND "effectiveFrom" <= now()
    ORDER BY "effectiveFrom" DESC, version DESC LIMIT 1`;
  return row ?? null;
}
