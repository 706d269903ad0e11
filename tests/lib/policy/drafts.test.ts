import { expect, test } from "vitest";
import { db } from "@/lib/db";
import { discardDraft } from "@/lib/policy/discard-draft";
import { RuleFormSchema, type SavedRule, savedRule } from "@/lib/policy/forms";
import { findRuleSet, listRuleSets } from "@/lib/policy/queries";
import { rowsOf } from "@/lib/policy/read-condition";
import { firstRules, hashOfText } from "@/lib/policy/rule-set";
import { removeExample, saveExample } from "@/lib/policy/save-example";
import { saveMeasures } from "@/lib/policy/save-measures";
import { removeRule, saveRule } from "@/lib/policy/save-rule";
import { startDraft } from "@/lib/policy/start-draft";
import { aManager } from "@/tests/support/make";
import { aRiskLead } from "@/tests/support/models";
import { aChangedDraft, row, ruleSet, typed } from "@/tests/support/rule-sets";

const actions = async () =>
  (await db.operationLogEntry.findMany({ orderBy: { seq: "asc" } })).map(({ action, detail }) => [action, detail]);

test("a draft begins as a copy, keeps the ids of its rules, and every change of it is in the log", async () => {
  const lead = await aRiskLead();
  const { ruleSetId, rule } = await aChangedDraft(lead);
  const { set, hash, content } = await ruleSet(ruleSetId);
  expect(set.rules.map(({ id }) => id)).toEqual([...firstRules.rules.map(({ id }) => id), "v2r1"]);
  expect(set.rules.at(-1)).toEqual({
    id: rule,
    action: "decline",
    name: "负债偏高",
    when: { field: "debtToIncome", is: ">=", value: 0.5 },
  });
  expect(hash).toBe(hashOfText(content));
  await removeRule(lead, { ruleSetId, revision: 2, rule: "cardsUsedUp" });
  const shown = (await findRuleSet(lead, ruleSetId))!;
  expect(shown.against.changes).toMatchObject({ added: ["v2r1"], removed: ["cardsUsedUp"], changed: [], measures: [] });
  expect(shown.findings).toContainEqual({ kind: "covered", rule: "highDebt", by: "v2r1" });
  expect(await actions()).toEqual([
    ["rules.drafted", { version: 2, from: 1 }],
    ["rules.edited", { version: 2, what: "rule", rule: "v2r1" }],
    ["rules.edited", { version: 2, what: "removed", rule: "cardsUsedUp" }],
  ]);
});

test("a changed rule keeps its id, and a first rule its name in the catalogue", async () => {
  const lead = await aRiskLead();
  const { id } = await startDraft(lead, { fromId: null });
  const rows = [row({ value: "0.7" }), row({ place: 2, field: "employmentKind", is: "notIn", words: ["STUDENT"] })];
  await saveRule(lead, typed(id, { rule: "highDebt", action: "refer", join: "any", rows }));
  const { set } = await ruleSet(id);
  expect(set.rules.find((one) => one.id === "highDebt")).toEqual({
    id: "highDebt",
    action: "refer",
    when: {
      any: [{ field: "debtToIncome", is: ">=", value: 0.7 }, { not: { field: "employmentKind", in: ["STUDENT"] } }],
    },
  });
});

test("what a form made, a form can show again", () => {
  for (const { when } of firstRules.rules) expect(rowsOf(when)).not.toBeNull();
  expect(rowsOf({ all: [{ any: [{ missing: "jobMonths" }] }] })).toBeNull();
});

const impossible: [Partial<SavedRule>, string, string][] = [
  [{ rows: [row({ value: "much" })] }, "rules.valueWrong", "value1"],
  [{ rows: [row({ field: "jobMonths", value: "1.5" })] }, "rules.valueWrong", "value1"],
  [{ rows: [row({ field: "jobMonths", value: "60%" })] }, "rules.valueWrong", "value1"],
  [{ rows: [row({ is: "between", to: "20%" })] }, "rules.boundsTurned", "to1"],
  [{ rows: [row({ field: "employmentKind", is: "<" })] }, "rules.comparisonWrong", "is1"],
  [{ rows: [row({ is: "in", words: ["STUDENT"] })] }, "rules.comparisonWrong", "is1"],
  [{ rows: [row({ field: "employmentKind", is: "in", words: ["KING"] })] }, "rules.noWords", "words1"],
  [{ rows: [row({ field: "sex" })] }, "rules.fieldUnknown", "is1"],
  [{ rows: [row({ drop: true })] }, "rules.noCondition", "add"],
  [{ name: null }, "rules.nameRequired", "name"],
  [{ rule: "nobody" }, "rules.ruleMissing", "form"],
  [{ revision: 7 }, "rules.changed", "form"],
];

test("a rule that cannot be is refused beside its field, and nothing is saved", async () => {
  const lead = await aRiskLead();
  const { id } = await startDraft(lead, { fromId: null });
  for (const [changes, code, field] of impossible)
    await expect(saveRule(lead, typed(id, changes))).rejects.toMatchObject({ code, field });
  expect((await ruleSet(id)).revision).toBe(1);
});

test("of two people who change a draft at once one is refused", async () => {
  const [one, two] = [await aRiskLead(), await aRiskLead()];
  const { id } = await startDraft(one, { fromId: null });
  const both = await Promise.allSettled([one, two].map((lead) => saveRule(lead, typed(id))));
  expect(both.filter(({ status }) => status === "rejected")).toMatchObject([{ reason: { code: "rules.changed" } }]);
  expect((await ruleSet(id)).set.rules).toHaveLength(firstRules.rules.length + 1);
});

test("nobody without the right drafts, changes or gives up rules", async () => {
  const lead = await aRiskLead();
  const { ruleSetId } = await aChangedDraft(lead);
  const other = await aManager();
  const refused = { code: "right.missing" };
  await expect(startDraft(other, { fromId: null })).rejects.toMatchObject(refused);
  await expect(saveRule(other, typed(ruleSetId, { revision: 2 }))).rejects.toMatchObject(refused);
  await expect(discardDraft(other, { ruleSetId, revision: 2 })).rejects.toMatchObject(refused);
});

test("a draft that was given up stays to be read, and takes no change", async () => {
  const lead = await aRiskLead();
  const { ruleSetId } = await aChangedDraft(lead);
  await discardDraft(lead, { ruleSetId, revision: 2 });
  await expect(saveRule(lead, typed(ruleSetId, { revision: 2 }))).rejects.toMatchObject({ code: "rules.notDraft" });
  expect((await listRuleSets(lead)).map(({ version, state }) => [version, state])).toEqual([[2, "discarded"]]);
  await expect(db.$executeRaw`DELETE FROM "RuleSet"`).rejects.toThrow();
});

test("examples are typed against their fields, and say whether the set judges as it should", async () => {
  const lead = await aRiskLead();
  const { ruleSetId } = await aChangedDraft(lead);
  const example = {
    ruleSetId,
    revision: 2,
    example: null,
    name: "月光族",
    expected: "refer" as const,
    "fact-debtToIncome": "55%",
  };
  await saveExample(lead, example);
  const [tried] = (await findRuleSet(lead, ruleSetId))!.examples;
  expect(tried).toMatchObject({
    facts: { debtToIncome: 0.55 },
    expected: "refer",
    got: "decline",
    holds: false,
    hits: ["v2r1"],
  });
  const wrong = { ...example, revision: 3, "fact-employmentKind": "KING" };
  await expect(saveExample(lead, wrong)).rejects.toMatchObject({
    code: "rules.valueWrong",
    field: "fact-employmentKind",
  });
  await expect(saveExample(lead, { ...example, revision: 3, example: "ffffffff" })).rejects.toMatchObject({
    code: "rules.exampleMissing",
  });
  await removeExample(lead, { ruleSetId, revision: 3, example: tried!.id });
  expect((await ruleSet(ruleSetId)).examples).toEqual([]);
});

const measures = { approve: "5%", decline: "18%", loss: "60%", margin: "15%" };
const limits = { multipleA: "6", multipleB: "5", multipleC: "4", multipleD: "2.5", multipleE: "1" };
const rest = { burdenCap: "55%", leastPayment: "10%", exposureMonths: "12", cap: "5000" };

test("cut-offs, costs and limits are part of the version; what turns them round is refused", async () => {
  const lead = await aRiskLead();
  const { id: ruleSetId } = await startDraft(lead, { fromId: null });
  const sent = { ruleSetId, revision: 1, ...measures, ...limits, ...rest };
  await expect(saveMeasures(lead, { ...sent, decline: "4%" })).rejects.toMatchObject({ code: "rules.boundsTurned" });
  await expect(saveMeasures(lead, { ...sent, multipleB: "7" })).rejects.toMatchObject({ code: "rules.gradesTurned" });
  await expect(saveMeasures(lead, { ...sent, loss: "750%" })).rejects.toMatchObject({ code: "rules.shareAboveOne" });
  await expect(saveMeasures(lead, { ...sent, leastPayment: "0" })).rejects.toMatchObject({ code: "rules.valueWrong" });
  await saveMeasures(lead, sent);
  const { set } = await ruleSet(ruleSetId);
  expect(set).toMatchObject({
    cutOffs: { approve: 0.05, decline: 0.18 },
    limit: { burdenCap: 0.55, multiples: { D: 2.5 } },
  });
  expect((await findRuleSet(lead, ruleSetId))!.against.changes.measures).toEqual(["cutOffs", "limit"]);
});

test("the form's rows are read in their places; a row without a field is none", () => {
  const sent = { ruleSetId: crypto.randomUUID(), revision: "1", action: "refer", join: "all", go: "save" };
  const words = Object.fromEntries([1, 2, 3, 4, 5].map((place) => [`words${place}`, []]));
  const parsed = RuleFormSchema.parse({ ...sent, ...words, field2: "jobMonths", is2: "<", value2: "6", drop2: "yes" });
  expect(savedRule(parsed).rows).toEqual([
    { place: 2, field: "jobMonths", is: "<", value: "6", to: "", words: [], drop: true },
  ]);
});
