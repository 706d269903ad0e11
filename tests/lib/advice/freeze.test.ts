import { expect, test } from "vitest";
import { expertCard } from "@/lib/advice/expert-card";
import { findAdvice } from "@/lib/advice/queries";
import { adviseOn } from "@/lib/advice/read-basis";
import { replay } from "@/lib/advice/replay";
import { viewSimilar } from "@/lib/advice/view-similar";
import { db } from "@/lib/db";
import { decide } from "@/lib/reviews/decide";
import { JudgementSchema } from "@/lib/reviews/schema";
import { hashOf } from "@/lib/scoring/build";
import { aCase, approval, type Case, rejection } from "@/tests/support/judgements";
import { aCustomer, aManager } from "@/tests/support/make";

/** Somebody who asks for two hundred thousand on an income of a thousand. */
const aHopelessCase = async () =>
  aCase({ customer: await aCustomer({ profile: { monthlyIncome: 100_000n } }), requestedLimit: 20_000_000n });

const markOn = async ({ id }: Case) => (await adviseOn(db, id))!.mark;
const kept = ({ id }: Case) => db.advice.findMany({ where: { applicationId: id }, orderBy: { onVersion: "asc" } });

test("the advice that stood beside a decision is kept with it, and can be made again byte for byte", async () => {
  const made = await aCase();
  const { advice, mark } = (await adviseOn(db, made.id))!;
  await decide(made.manager, { ...approval(made), adviceMark: mark });
  const [row] = await kept(made);
  expect(row).toMatchObject({
    mark,
    shown: true,
    outcome: "APPROVE",
    onVersion: 1,
    recommendation: advice.recommendation,
  });
  expect(JSON.stringify(row!.inputs)).not.toMatch(/sex|birth|province|city|name/i);
  expect(await replay({ applicationId: made.id })).toEqual([{ applicationId: made.id, onVersion: 1, cause: null }]);
});

test("who decides on an advice that is no longer the advice is refused, and nothing happens", async () => {
  const made = await aCase();
  const mark = await markOn(made);
  await db.customer.update({ where: { id: made.customerId }, data: { version: 2 } });
  const late = { ...approval({ ...made, profileVersion: 2 }), adviceMark: mark };
  await expect(decide(made.manager, late)).rejects.toMatchObject({ code: "advice.changed" });
  expect(await kept(made)).toEqual([]);
  await decide(made.manager, { ...late, adviceMark: await markOn(made) });
  expect(await kept(made)).toHaveLength(1);
});

test("who was shown no advice is refused as well, whoever asks", async () => {
  const made = await aCase();
  const { adviceMark: _, ...unseen } = approval(made);
  await expect(decide(made.manager, unseen)).rejects.toMatchObject({ code: "advice.changed" });
  expect(await kept(made)).toEqual([]);
});

test("who goes against the advice gives a reason, which is kept", async () => {
  const made = await aHopelessCase();
  const { advice, mark } = (await adviseOn(db, made.id))!;
  expect(advice.recommendation).toBe("decline");
  const against = { ...approval(made), adviceMark: mark, overrideReason: "" as const };
  await expect(decide(made.manager, against)).rejects.toMatchObject({
    code: "advice.reasonNeeded",
    field: "overrideReason",
  });
  await decide(made.manager, { ...against, overrideReason: "SECURITY_OR_GUARANTOR" });
  expect(await kept(made)).toMatchObject([{ outcome: "APPROVE", overrideReason: "SECURITY_OR_GUARANTOR" }]);
});

test("who follows the advice needs no reason, and a decline is never without one in the advice", async () => {
  const made = await aHopelessCase();
  const { advice, mark } = (await adviseOn(db, made.id))!;
  expect([...advice.scored.reasons, ...advice.hits].length).toBeGreaterThan(0);
  expect(advice.limit).toMatchObject({ limit: 0, binding: "declined" });
  await decide(made.manager, { ...rejection(made), adviceMark: mark, overrideReason: "" });
  expect(await kept(made)).toMatchObject([{ outcome: "REJECT", overrideReason: null }]);
});

test("the form has to bring the mark of the advice that its page showed", () => {
  const sent = {
    applicationId: crypto.randomUUID(),
    version: "1",
    profileVersion: "1",
    outcome: "APPROVE",
    limit: "10000",
  };
  const rest = { reasons: [], fieldsAsked: [], documentsAsked: [], opinion: "收入稳定，负债较低，同意办理。" };
  expect(JudgementSchema.safeParse({ ...sent, ...rest }).success).toBe(false);
  expect(JudgementSchema.safeParse({ ...sent, ...rest, adviceMark: "0".repeat(64) }).success).toBe(true);
});

test("the page shows the advice of the moment until the decision, and afterwards the one that stood there", async () => {
  const made = await aCase();
  const before = (await findAdvice(made.manager, made.id))!;
  expect(before).toMatchObject({ frozen: null, mark: await markOn(made) });
  await decide(made.manager, { ...approval(made), adviceMark: before.mark! });
  const after = (await findAdvice(await aManager(), made.id))!;
  expect(after).toMatchObject({ mark: null, frozen: { outcome: "APPROVE" } });
  expect(after.advice.scored.score).toBe(before.advice.scored.score);
});

test("the card published last advises; without one it is the expert card", async () => {
  const made = await aCase();
  expect((await adviseOn(db, made.id))!.advice.card.method).toBe("expert");
  const { hash: _, ...card } = expertCard;
  const other = { ...card, name: "another", basePoints: 500 };
  const artifact = { ...other, hash: hashOf(other) };
  await db.scoringModel.create({
    data: {
      hash: artifact.hash,
      status: "PUBLISHED",
      publishedAt: new Date(),
      artifact: JSON.parse(JSON.stringify(artifact)),
      report: {},
    },
    select: { id: true },
  });
  expect((await adviseOn(db, made.id))!.advice.card.hash).toBe(artifact.hash);
});

test("who looks at similar customers one by one is noted; with a decision it is kept who they were", async () => {
  const made = await aCase();
  const shown = (await viewSimilar(made.manager, made.id))!;
  const action = "advice.similarViewed";
  expect(
    await db.operationLogEntry.findMany({ where: { action }, select: { actorId: true, objectId: true, detail: true } }),
  ).toEqual([{ actorId: made.manager.id, objectId: made.id, detail: { card: expertCard.hash, count: 0 } }]);
  await decide(made.manager, { ...approval(made), adviceMark: shown.mark! });
  expect(await kept(made)).toMatchObject([
    { similarIds: [], score: shown.advice.scored.score, grade: shown.advice.scored.grade },
  ]);
});
