import { expect, test } from "vitest";
import { adviseOn } from "@/lib/advice/read-basis";
import { replay } from "@/lib/advice/replay";
import { approve } from "@/lib/approvals/approve";
import { findProposal } from "@/lib/approvals/queries";
import type { Manager } from "@/lib/auth/actor";
import { db, transaction } from "@/lib/db";
import { particularsFor } from "@/lib/mail/particulars";
import { askToRetire, putForward } from "@/lib/models/put-forward";
import { suspendModel } from "@/lib/models/suspend";
import { decide } from "@/lib/reviews/decide";
import { aCase, approval } from "@/tests/support/judgements";
import { aManager, anAdmin } from "@/tests/support/make";
import { aModel, aReport, aRiskLead } from "@/tests/support/models";

const reason = "新卡在较晚样本上明显更好";
const lastEntries = (action: string) =>
  db.operationLogEntry.findMany({ where: { action }, select: { actorId: true, objectId: true, detail: true } });
const statusOf = async (id: string) =>
  (await db.scoringModel.findUniqueOrThrow({ where: { id }, select: { status: true } })).status;

async function agree(approver: Manager, proposalId: string) {
  const { contentHash } = (await findProposal(approver, proposalId))!;
  await approve(approver, { proposalId, fingerprint: contentHash });
}

test("a card advises once a second risk lead has approved it; what was frozen keeps its own and replays", async () => {
  const [one, other] = [await aRiskLead(), await aRiskLead()];
  const before = await aCase();
  await decide(before.manager, { ...approval(before), adviceMark: (await adviseOn(db, before.id))!.mark });
  const { id, hash } = await aModel();
  const { id: proposalId } = await putForward(one, { modelId: id, reason });
  const made = await aCase();
  expect((await adviseOn(db, made.id))!.advice.card.method).toBe("expert");
  await agree(other, proposalId);
  expect(await statusOf(id)).toBe("PUBLISHED");
  expect((await adviseOn(db, made.id))!.advice.card.hash).toBe(hash);
  expect(await lastEntries("model.published")).toMatchObject([
    { actorId: one.id, objectId: id, detail: { hash, instead: null, approverId: other.id } },
  ]);
  expect(await replay({ applicationId: before.id })).toMatchObject([{ cause: null }]);
});

test("a card published in the place of another retires it; retiring goes back to the expert card, by two as well", async () => {
  const [one, other] = [await aRiskLead(), await aRiskLead()];
  const [old, young] = [await aModel("PUBLISHED"), await aModel()];
  await agree(other, (await putForward(one, { modelId: young.id, reason })).id);
  expect([await statusOf(old.id), await statusOf(young.id)]).toEqual(["RETIRED", "PUBLISHED"]);
  await agree(one, (await askToRetire(other, { modelId: young.id, reason })).id);
  const made = await aCase();
  expect((await adviseOn(db, made.id))!.advice.card.method).toBe("expert");
  expect(await lastEntries("model.retired")).toMatchObject([{ actorId: other.id, detail: { approverId: one.id } }]);
});

const { methods } = aReport();
const proof = aReport().proof!;
test.each([
  ["model.tooFewCases", { bads: 249 }],
  ["model.gainTooSmall", { proof: { ...proof, gain: { value: 0.019, low: 0.001, high: 0.03 } } }],
  ["model.gainUncertain", { proof: { ...proof, gain: { value: 0.03, low: -0.001, high: 0.06 } } }],
  ["model.slopeOff", { methods: { scorecard: { ...methods.scorecard!, slope: 0.79 } } }],
  ["model.slopeOff", { proof: { ...proof, card: { ...proof.card, slope: { value: 1.5, low: 1.26, high: 1.8 } } } }],
  ["model.roundingCosts", { roundingCost: 0.002 }],
  ["model.gainTooSmall", { proof: null }],
])("a card is not put forward where a condition fails: %s", async (code, changes) => {
  const { id } = await aModel("OFFERED", changes);
  await expect(putForward(await aRiskLead(), { modelId: id, reason })).rejects.toMatchObject({ code });
  expect(await db.proposal.count()).toBe(0);
});

test("nobody publishes alone, nobody without the right, and no card that runs in shadow", async () => {
  const [one] = [await aRiskLead(), await aRiskLead()];
  const { id } = await aModel();
  await expect(putForward(await aManager(), { modelId: id, reason })).rejects.toMatchObject({ code: "right.missing" });
  const { id: proposalId } = await putForward(one, { modelId: id, reason });
  await expect(agree(one, proposalId)).rejects.toMatchObject({ code: "approval.own" });
  const shadow = await aModel("SHADOW");
  await expect(putForward(one, { modelId: shadow.id, reason })).rejects.toMatchObject({ code: "model.notOffered" });
  await expect(askToRetire(one, { modelId: id, reason })).rejects.toMatchObject({ code: "model.changed" });
  expect(await statusOf(id)).toBe("OFFERED");
});

test("of two cards put forward in the same place, the second is refused once the first is in use", async () => {
  const [one, other] = [await aRiskLead(), await aRiskLead()];
  const cards = [await aModel(), await aModel()];
  const asked = [];
  for (const { id } of cards) asked.push((await putForward(one, { modelId: id, reason })).id);
  await agree(other, asked[0]!);
  await expect(agree(other, asked[1]!)).rejects.toMatchObject({ code: "model.otherPublished" });
  expect(await statusOf(cards[1]!.id)).toBe("OFFERED");
});

test("what a risk lead does alone, administrators hear of, and their letter leads to a page that is theirs", async () => {
  const [alone, admin] = [await aRiskLead(), await anAdmin()];
  const { id } = await aModel();
  expect(await putForward(alone, { modelId: id, reason })).toMatchObject({ alone: true });
  const letters = await db.mail.findMany({
    where: { template: "PROPOSAL_ALONE" },
    select: { userId: true, template: true, facts: true },
  });
  expect(letters.map(({ userId }) => userId)).toEqual([admin.id]);
  const told = await transaction((tx) => particularsFor(tx, letters[0]!));
  expect(told!.link).toMatch(/\/admin$/);
});

test("one risk lead suspends the card in use at once; back it comes by two, and is then compared no more", async () => {
  const [one, other] = [await aRiskLead(), await aRiskLead()];
  const { id, hash } = await aModel("PUBLISHED");
  await suspendModel(one, { modelId: id, reason: "分数与结果明显不符" });
  const made = await aCase();
  expect(await adviseOn(db, made.id)).toMatchObject({ advice: { card: { method: "expert" } }, rival: hash });
  expect(await lastEntries("model.suspended")).toMatchObject([{ actorId: one.id, objectId: id, detail: { hash } }]);
  await expect(suspendModel(one, { modelId: id, reason })).rejects.toMatchObject({ code: "model.changed" });
  await agree(other, (await putForward(one, { modelId: id, reason })).id);
  expect(await adviseOn(db, made.id)).toMatchObject({ advice: { card: { hash } }, rival: null });
  expect(await db.scoringModel.findUniqueOrThrow({ where: { id } })).toMatchObject({ suspendedAt: null });
});

test("nobody suspends a card without the right, and a suspended one is retired by two", async () => {
  const [one, other] = [await aRiskLead(), await aRiskLead()];
  const { id } = await aModel("PUBLISHED");
  await expect(suspendModel(await aManager(), { modelId: id, reason })).rejects.toMatchObject({
    code: "right.missing",
  });
  await suspendModel(one, { modelId: id, reason });
  await agree(other, (await askToRetire(one, { modelId: id, reason })).id);
  expect(await statusOf(id)).toBe("RETIRED");
});
