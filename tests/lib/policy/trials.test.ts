import { expect, test } from "vitest";
import { findAdvice } from "@/lib/advice/queries";
import { db } from "@/lib/db";
import { askForBackTest } from "@/lib/policy/ask-back-test";
import { doNextBackTest } from "@/lib/policy/do-back-test";
import { saveRule } from "@/lib/policy/save-rule";
import { endShadow, startShadow } from "@/lib/policy/shadow";
import { startDraft } from "@/lib/policy/start-draft";
import { findShadow, listBackTests } from "@/lib/policy/trial-queries";
import { decide } from "@/lib/reviews/decide";
import { aCase, approval } from "@/tests/support/judgements";
import { anApplication } from "@/tests/support/make";
import { aRiskLead } from "@/tests/support/models";
import { aChangedDraft, row, ruleSet, typed } from "@/tests/support/rule-sets";

/** Everybody here earns 12,000 and owes a third of it: a rule from 30 % on is about all of them. */
async function aStrictDraft() {
  const lead = await aRiskLead();
  const { id: ruleSetId } = await startDraft(lead, { fromId: null });
  await saveRule(lead, typed(ruleSetId, { rows: [row({ value: "30%" })] }));
  return { lead, ruleSetId, revision: 2 };
}

test("a back-test says who would be judged otherwise, how those went whose outcome is known, and whom it touches", async () => {
  const outcomes = [95, 0, 0, null];
  for (const worst of outcomes) {
    const { id } = await anApplication({ status: "APPROVED" });
    if (worst !== null)
      await db.cardOutcome.create({
        data: { applicationId: id, monthsOnBook: 12, worstDaysPastDue: worst, observedAt: new Date() },
        select: { applicationId: true },
      });
  }
  const { lead, ruleSetId } = await aStrictDraft();
  await askForBackTest(lead, { ruleSetId, most: "1000" });
  await askForBackTest(lead, { ruleSetId, most: "1000" });
  expect(await doNextBackTest()).toBe(true);
  expect(await doNextBackTest()).toBe(false);
  const [test] = await listBackTests(lead, ruleSetId);
  const { applications, swaps, hits, groups, before, after } = test!.result!;
  expect(applications).toBe(4);
  expect(after).toEqual({ approve: 0, refer: 0, decline: 4 });
  const [swap] = swaps;
  expect(swap).toMatchObject({ to: "decline", count: 4, bads: 1, known: 3 });
  expect(before[swap!.from]).toBe(4);
  expect(hits.at(-1)).toEqual({ id: "v2r1", hits: 4, bads: 1, known: 3 });
  expect(groups.map(({ group, name, count }) => [group, name, count])).toEqual([
    ["age", "35", 4],
    ["sex", "FEMALE", 4],
    ["town", "second", 4],
  ]);
  expect(await db.operationLogEntry.count({ where: { action: "rules.backTestAsked" } })).toBe(1);
});

test("a draft that changed before its turn came is not tried, and its page says so", async () => {
  const { lead, ruleSetId } = await aStrictDraft();
  await askForBackTest(lead, { ruleSetId, most: "1000" });
  await saveRule(lead, typed(ruleSetId, { revision: 2 }));
  await doNextBackTest();
  expect(await listBackTests(lead, ruleSetId)).toMatchObject([{ fault: "changed", result: null }]);
});

test("a set in shadow changes no advice; what it would have said stands beside each decision", async () => {
  const { lead, ruleSetId, revision } = await aStrictDraft();
  await startShadow(lead, { ruleSetId, revision, days: 14 });
  const made = await aCase();
  const shown = (await findAdvice(made.manager, made.id))!;
  expect(shown.advice.rules.version).toBe(1);
  await decide(made.manager, approval(made));
  const { pairs, cases, count } = await findShadow(lead, ruleSetId);
  expect(count).toBe(1);
  expect(pairs).toEqual([{ live: shown.advice.recommendation, shadow: "decline", count: 1 }]);
  expect(cases).toMatchObject([{ applicationId: made.id, shadow: "decline", shadowLimit: 0, outcome: "APPROVE" }]);
});

test("a set in shadow takes no change until its run ends, and there is one at a time", async () => {
  const { lead, ruleSetId, revision } = await aStrictDraft();
  const other = await aChangedDraft(lead);
  await startShadow(lead, { ruleSetId, revision, days: 14 });
  await expect(saveRule(lead, typed(ruleSetId, { revision }))).rejects.toMatchObject({ code: "rules.inShadow" });
  const second = { ruleSetId: other.ruleSetId, revision: 2, days: 1 };
  await expect(startShadow(lead, second)).rejects.toMatchObject({ code: "rules.otherInShadow" });
  await expect(endShadow(lead, { ruleSetId: other.ruleSetId, revision: 2 })).rejects.toMatchObject({
    code: "rules.notInShadow",
  });
  await endShadow(lead, { ruleSetId, revision });
  await saveRule(lead, typed(ruleSetId, { revision }));
  const made = await aCase();
  await decide(made.manager, approval(made));
  expect(await db.shadowAdvice.count()).toBe(0);
  expect((await ruleSet(ruleSetId)).status).toBe("DRAFT");
});

test("a shadow whose day has passed is a draft again", async () => {
  const { lead, ruleSetId, revision } = await aStrictDraft();
  await startShadow(lead, { ruleSetId, revision, days: 1 });
  await db.ruleSet.update({ where: { id: ruleSetId }, data: { shadowUntil: new Date(Date.now() - 1_000) } });
  const made = await aCase();
  await decide(made.manager, approval(made));
  expect(await db.shadowAdvice.count()).toBe(0);
  await saveRule(lead, typed(ruleSetId, { revision }));
  expect((await ruleSet(ruleSetId)).status).toBe("DRAFT");
});
