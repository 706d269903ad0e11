import { expect, test } from "vitest";
import { expertCard } from "@/lib/advice/expert-card";
import { findAdvice } from "@/lib/advice/queries";
import { db } from "@/lib/db";
import { listGrades, listVintages } from "@/lib/monitoring/cards";
import { listGroups } from "@/lib/monitoring/fairness";
import { listOverrides } from "@/lib/monitoring/overrides";
import { replayFor } from "@/lib/monitoring/replay";
import { listKeptRivals } from "@/lib/monitoring/rivals";
import { type Group, judged } from "@/lib/monitoring/rules";
import { listMonths } from "@/lib/monitoring/volumes";
import { decide } from "@/lib/reviews/decide";
import { shanghaiDay } from "@/lib/time";
import { aCase, approval, type Case, rejection } from "@/tests/support/judgements";
import { aCustomer } from "@/tests/support/make";
import { aModel, aRiskLead } from "@/tests/support/models";

const aHopelessCase = async () =>
  aCase({ customer: await aCustomer({ profile: { monthlyIncome: 100_000n } }), requestedLimit: 20_000_000n });

const marked = async (made: Case) => ({ adviceMark: (await findAdvice(made.manager, made.id))!.mark! });

async function matured({ id }: Case, worstDaysPastDue: number, monthsOnBook = 12) {
  const observedAt = new Date();
  const data = { applicationId: id, monthsOnBook, worstDaysPastDue, observedAt };
  await db.cardOutcome.create({ data, select: { applicationId: true } });
}

/** One approved as advised that went well, one against the advice that did not, one rejected as advised. */
async function threeDecisions() {
  const [followed, against, rejected] = [await aCase(), await aHopelessCase(), await aHopelessCase()];
  await decide(followed.manager, { ...approval(followed), ...(await marked(followed)) });
  await decide(against.manager, {
    ...approval(against),
    ...(await marked(against)),
    overrideReason: "SECURITY_OR_GUARANTOR",
  });
  await decide(rejected.manager, { ...rejection(rejected), ...(await marked(rejected)) });
  await matured(followed, 0);
  await matured(against, 120);
  return { followed, against, rejected };
}

test("the month counts what came, was decided and advised, and what was decided against the advice", async () => {
  await threeDecisions();
  const value = (await listMonths(await aRiskLead())).value!;
  expect(value).toHaveLength(12);
  expect(value.at(-1)).toMatchObject({
    month: shanghaiDay(new Date()).slice(0, 7),
    approved: 2,
    rejected: 1,
    returned: 0,
    advised: 3,
    against: 1,
  });
});

test("an override is a hit where the card did well; rejections have no outcome", async () => {
  const { against } = await threeDecisions();
  const value = (await listOverrides(await aRiskLead())).value!;
  const row = value.managers.find(({ id }) => id === against.manager.id)!;
  expect(row).toMatchObject({ decided: 1, firm: 1, against: 1, known: 1, well: 0 });
  expect(value.reasons).toEqual([{ reason: "SECURITY_OR_GUARANTOR", toApprove: 1, toReject: 0, known: 1, well: 0 }]);
});

test("grades are compared with what came of approved cards whose year is over", async () => {
  const { against } = await threeDecisions();
  const young = await aCase();
  await decide(young.manager, { ...approval(young), ...(await marked(young)) });
  await matured(young, 90, 5);
  const value = (await listGrades(await aRiskLead())).value!;
  expect(value.reduce((sum, { rows }) => sum + rows, 0)).toBe(2);
  const { grade } = await db.advice.findFirstOrThrow({ where: { applicationId: against.id }, select: { grade: true } });
  expect(value.find((row) => row.grade === grade)).toMatchObject({ rows: 1, bads: 1, came: 1 });
  const vintages = (await listVintages(await aRiskLead())).value!;
  expect(vintages.at(-1)).toMatchObject({ cards: 3, months: 12, late30: 2, late90: 2 });
});

test("each decision counts once in each kind of group", async () => {
  await threeDecisions();
  const value = (await listGroups(await aRiskLead())).value!;
  for (const kind of ["sex", "age", "town"])
    expect(value.filter((group) => group.kind === kind).reduce((sum, { decided }) => sum + decided, 0)).toBe(3);
  expect(value.every(({ ratio, flagged }) => ratio === null && !flagged)).toBe(true);
});

test("a group is marked below four fifths of the best, and never where it has fewer than a hundred people", () => {
  const group = (name: string, decided: number, approved: number): Group => ({
    kind: "age",
    group: name,
    decided,
    approved,
    declined: 0,
    known: 0,
    bads: 0,
    said: null,
    goodsDeclined: 0,
  });
  const said = judged([
    group("from25", 100, 80),
    group("from35", 100, 64),
    group("from45", 100, 63),
    group("from55", 99, 1),
  ]);
  expect(said.map(({ flagged }) => flagged)).toEqual([false, false, true, false]);
  expect(said.at(-1)!.ratio).toBeNull();
});

test("past advice is replayed by the number of its application", async () => {
  const { followed } = await threeDecisions();
  const { number } = await db.application.findUniqueOrThrow({ where: { id: followed.id }, select: { number: true } });
  const lead = await aRiskLead();
  expect(await replayFor(lead, ` ${number!.toLowerCase()} `)).toMatchObject({ rows: [{ number, cause: null }] });
  expect((await replayFor(lead, undefined)).rows).toHaveLength(3);
  expect(await replayFor(lead, "XK00000000-000000")).toMatchObject({ found: false, rows: [] });
});

test("what the card beside said is kept with each decision, and held against what came", async () => {
  const { id, hash } = await aModel("SHADOW");
  const { followed } = await threeDecisions();
  const row = await db.advice.findFirstOrThrow({ where: { applicationId: followed.id } });
  expect(row.rivalHash).toBe(hash);
  expect(row.rivalScore).not.toBe(row.score);
  const value = (await listKeptRivals(await aRiskLead())).value!;
  expect(value).toMatchObject([{ cardHash: expertCard.hash, rivalHash: hash, decided: 3, goods: 1, bads: 1 }]);
  expect([value[0]!.card.auc, value[0]!.rival.auc]).toEqual([1, 1]);
  await db.scoringModel.update({ where: { id }, data: { status: "RETIRED" } });
  const alone = await aCase();
  await decide(alone.manager, { ...approval(alone), ...(await marked(alone)) });
  expect(await db.advice.findFirst({ where: { applicationId: alone.id } })).toMatchObject({ rivalHash: null });
});
