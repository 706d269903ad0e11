import type { Manager } from "@/lib/auth/actor";
import { db } from "@/lib/db";
import type { ConditionRow, SavedRule } from "@/lib/policy/forms";
import { setOf } from "@/lib/policy/in-force";
import { saveRule } from "@/lib/policy/save-rule";
import { startDraft } from "@/lib/policy/start-draft";

/** One row of a form, about the share of income that is owed. */
export const row = (changes: Partial<ConditionRow> = {}): ConditionRow => ({
  place: 1,
  field: "debtToIncome",
  is: ">=",
  value: "50%",
  to: "",
  words: [],
  drop: false,
  ...changes,
});

export const typed = (ruleSetId: string, changes: Partial<SavedRule> = {}): SavedRule => ({
  ruleSetId,
  revision: 1,
  rule: null,
  name: "负债偏高",
  action: "decline",
  join: "all",
  rows: [row()],
  ...changes,
});

/** A draft that declines whoever owes half of the income. */
export async function aChangedDraft(lead: Manager) {
  const { id } = await startDraft(lead, { fromId: null });
  const { rule } = await saveRule(lead, typed(id));
  return { ruleSetId: id, revision: 2, rule };
}

export async function ruleSet(id: string) {
  const row = await db.ruleSet.findUniqueOrThrow({ where: { id } });
  return { ...row, set: setOf(row.content) };
}
