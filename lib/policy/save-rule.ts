import "server-only";
import type { Manager } from "@/lib/auth/actor";
import type { RemovedRule, SavedRule } from "@/lib/policy/forms";
import { editDraft, type HeldSet } from "@/lib/policy/hold";
import { conditionOf } from "@/lib/policy/read-condition";
import { isFirstRule } from "@/lib/policy/rule-set";
import { freshId } from "@/lib/policy/rules";
import type { Rule } from "@/lib/policy/schema";
import { Refusal } from "@/lib/refusal";

/** Puts a rule into a draft, or another in the place of the one with this id, which keeps it. */
export async function saveRule(
  manager: Manager,
  { ruleSetId, revision, ...saved }: SavedRule,
): Promise<{ rule: string }> {
  let id = "";
  await editDraft(manager, { ruleSetId, revision }, (held) => {
    const rule = ruleOf(held, saved);
    id = rule.id;
    const { rules } = held.set;
    const known = rules.some((one) => one.id === id);
    const after = known ? rules.map((one) => (one.id === id ? rule : one)) : [...rules, rule];
    return { set: { ...held.set, rules: after }, what: "rule", rule: id };
  });
  return { rule: id };
}

function ruleOf(
  { set }: HeldSet,
  { rule: id, name, action, ...rest }: Omit<SavedRule, "ruleSetId" | "revision">,
): Rule {
  if (id && !set.rules.some((one) => one.id === id)) throw new Refusal("rules.ruleMissing");
  const when = conditionOf(rest);
  if (id && isFirstRule(id)) return { id, action, when };
  if (!name) throw new Refusal("rules.nameRequired", { field: "name" });
  const taken = new Set(set.rules.map((one) => one.id));
  return { id: id ?? freshId(set.version, taken), action, when, name };
}

export function removeRule(manager: Manager, { ruleSetId, revision, rule }: RemovedRule): Promise<void> {
  return editDraft(manager, { ruleSetId, revision }, ({ set }) => {
    if (!set.rules.some(({ id }) => id === rule)) throw new Refusal("rules.ruleMissing");
    return { set: { ...set, rules: set.rules.filter(({ id }) => id !== rule) }, what: "removed", rule };
  });
}
