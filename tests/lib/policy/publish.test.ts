import pg from "pg";
import { expect, inject, test } from "vitest";
import { adviseOn } from "@/lib/advice/read-basis";
import { replay } from "@/lib/advice/replay";
import { approve } from "@/lib/approvals/approve";
import { decline } from "@/lib/approvals/decline";
import { db } from "@/lib/db";
import { putForward } from "@/lib/policy/put-forward";
import { findRuleSet } from "@/lib/policy/queries";
import { exactSet, firstRules, hashOfRules } from "@/lib/policy/rule-set";
import { saveExample } from "@/lib/policy/save-example";
import { saveRule } from "@/lib/policy/save-rule";
import { startDraft } from "@/lib/policy/start-draft";
import { decide } from "@/lib/reviews/decide";
import { addDays, shanghaiDay } from "@/lib/time";
import { aCase, approval, seenAnew } from "@/tests/support/judgements";
import { aRiskLead } from "@/tests/support/models";
import { aChangedDraft, ruleSet, typed } from "@/tests/support/rule-sets";

const reason = "负债偏高的客户逾期明显较多";

async function waiting(effectiveDay: string | null = null) {
  const [lead, second] = [await aRiskLead(), await aRiskLead()];
  const draft = await aChangedDraft(lead);
  await putForward(lead, { ruleSetId: draft.ruleSetId, revision: draft.revision, effectiveDay, reason });
  const proposal = await db.proposal.findFirstOrThrow({ where: { status: "WAITING" }, orderBy: { id: "desc" } });
  return { lead, second, ...draft, answer: { proposalId: proposal.id, fingerprint: proposal.contentHash } };
}

test("the first version in the database is the one in the code", async () => {
  const client = new pg.Client({ connectionString: inject("server") + inject("template") });
  await client.connect();
  const { rows } = await client.query('SELECT version, status, content, hash FROM "RuleSet"');
  await client.end();
  expect(rows).toEqual([
    { version: 1, status: "PUBLISHED", content: exactSet(firstRules), hash: hashOfRules(firstRules) },
  ]);
});

test("two people publish a version, and from then on it advises; what was decided before can still be made again", async () => {
  const made = await aCase();
  await decide(made.manager, approval(made));
  const { second, ruleSetId, answer } = await waiting();
  await approve(second, answer);
  const set = await ruleSet(ruleSetId);
  expect(set).toMatchObject({ status: "PUBLISHED", version: 2 });
  const later = await aCase();
  const { advice } = (await adviseOn(db, later.id))!;
  expect(advice.rules).toEqual({ version: 2, hash: set.hash });
  await decide(later.manager, approval(later));
  const replayed = await replay();
  expect(replayed.map(({ cause }) => cause)).toEqual([null, null]);
  const entry = await db.operationLogEntry.findFirstOrThrow({ where: { action: "rules.published" } });
  expect(entry).toMatchObject({ actorId: second.id, objectId: ruleSetId, detail: { version: 2, hash: set.hash } });
});

test("rules that are no longer there as they were are named as the cause when past advice is made again", async () => {
  const made = await aCase();
  await decide(made.manager, approval(made));
  const { id: _, inputs, said, ...kept } = await db.advice.findFirstOrThrow({ where: { applicationId: made.id } });
  const row = { ...kept, onVersion: 99, rulesHash: "0".repeat(64), inputs: inputs ?? {}, said: said ?? {} };
  await db.advice.create({ data: row, select: { id: true } });
  const replayed = await replay({ applicationId: made.id });
  expect(replayed.map(({ onVersion, cause }) => [onVersion, cause]).toSorted()).toEqual([
    [1, null],
    [99, "rules"],
  ]);
});

test("who has a case open while a version takes effect is shown the new advice before deciding", async () => {
  const made = await aCase();
  const { second, answer } = await waiting();
  await approve(second, answer);
  await expect(decide(made.manager, approval(made))).rejects.toMatchObject({ code: "advice.changed" });
  expect(await decide(made.manager, approval(await seenAnew(made, 1)))).toBe("APPROVED");
});

test("a version with a later date waits for it, and the one before counts until then", async () => {
  const day = shanghaiDay(addDays(new Date(), 3));
  const { second, ruleSetId, answer } = await waiting(day);
  await approve(second, answer);
  expect((await adviseOn(db, (await aCase()).id))!.advice.rules.version).toBe(1);
  expect((await findRuleSet(second, ruleSetId))!.state).toBe("scheduled");
  const other = await waiting();
  await expect(approve(other.second, other.answer)).rejects.toMatchObject({ code: "rules.laterSetWaits" });
});

test("who wrote the rules does not approve them, and who put them forward neither", async () => {
  const { lead, ruleSetId, answer } = await waiting();
  await expect(approve(lead, answer)).rejects.toMatchObject({ code: "approval.own" });
  const writer = await aRiskLead();
  await db.ruleSet.update({ where: { id: ruleSetId }, data: { editedById: writer.id } });
  await expect(approve(writer, answer)).rejects.toMatchObject({ code: "approval.concerned" });
  expect((await ruleSet(ruleSetId)).status).toBe("PROPOSED");
});

test("what was declined is a draft again, and can be changed and put forward anew", async () => {
  const { lead, second, ruleSetId, answer } = await waiting();
  await expect(saveRule(lead, typed(ruleSetId, { revision: 2 }))).rejects.toMatchObject({ code: "rules.notDraft" });
  await decline(second, { proposalId: answer.proposalId, reason: "先看回测结果" });
  expect((await findRuleSet(lead, ruleSetId))!.state).toBe("draft");
  await saveRule(lead, typed(ruleSetId, { revision: 2 }));
  await putForward(lead, { ruleSetId, revision: 3, effectiveDay: null, reason });
  expect((await findRuleSet(lead, ruleSetId))!.state).toBe("putForward");
});

test("a set with an example that fails, one that changes nothing and one from yesterday are not put forward", async () => {
  const lead = await aRiskLead();
  const same = await startDraft(lead, { fromId: null });
  const sent = { ruleSetId: same.id, revision: 1, effectiveDay: null, reason };
  await expect(putForward(lead, sent)).rejects.toMatchObject({ code: "rules.nothingChanged" });
  await expect(putForward(lead, { ...sent, revision: 4 })).rejects.toMatchObject({ code: "rules.changed" });
  await expect(putForward(lead, { ...sent, effectiveDay: "2026-01-01" })).rejects.toMatchObject({
    code: "rules.dayPast",
  });
  const { ruleSetId } = await aChangedDraft(lead);
  const example = {
    ruleSetId,
    revision: 2,
    example: null,
    name: "月光族",
    expected: "none" as const,
    "fact-debtToIncome": "55%",
  };
  await saveExample(lead, example);
  await expect(putForward(lead, { ...sent, ruleSetId, revision: 3 })).rejects.toMatchObject({
    code: "rules.exampleFails",
    values: { name: "月光族" },
  });
  expect(await db.proposal.count()).toBe(0);
});

test("what is published never changes, whoever asks the database", async () => {
  const { second, ruleSetId, answer } = await waiting();
  await approve(second, answer);
  await expect(db.ruleSet.update({ where: { id: ruleSetId }, data: { examples: [{ id: "x" }] } })).rejects.toThrow();
  await expect(db.ruleSet.update({ where: { id: ruleSetId }, data: { status: "DRAFT" } })).rejects.toThrow();
});
