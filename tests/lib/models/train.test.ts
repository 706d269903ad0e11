import { expect, test } from "vitest";
import { db } from "@/lib/db";
import { askForTraining, doNextTraining } from "@/lib/models/train";
import { aManager } from "@/tests/support/make";
import { aRiskLead } from "@/tests/support/models";

const trainings = () =>
  db.modelTraining.findMany({
    select: { askedById: true, finishedAt: true, stage: true, bads: true, modelId: true, fault: true },
  });
const entries = async () =>
  await db.operationLogEntry.findMany({
    where: { action: { startsWith: "model." } },
    orderBy: { seq: "asc" },
    select: { action: true, actorId: true },
  });

test("a training is asked for once, done by a thread of its own, and with too few outcomes leaves the expert card", async () => {
  const [one, other] = [await aRiskLead(), await aRiskLead()];
  await askForTraining(one);
  await askForTraining(other);
  expect(await doNextTraining()).toBe(true);
  expect(await trainings()).toMatchObject([
    { askedById: one.id, finishedAt: expect.any(Date), stage: "expert", bads: 0, modelId: null, fault: null },
  ]);
  expect(await entries()).toEqual([
    { action: "model.trainingAsked", actorId: one.id },
    { action: "model.trained", actorId: null },
  ]);
  expect(await doNextTraining()).toBe(false);
}, 30_000);

test("nobody without the right has a card trained", async () => {
  await expect(askForTraining(await aManager())).rejects.toMatchObject({ code: "right.missing" });
  expect(await trainings()).toEqual([]);
});
