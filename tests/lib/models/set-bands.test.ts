import { expect, test } from "vitest";
import { db } from "@/lib/db";
import { findByHand, tableWith } from "@/lib/models/by-hand";
import { BandsChangeSchema, WordsFormSchema, wordsChange } from "@/lib/models/schema";
import { groupWords, setBands } from "@/lib/models/set-bands";
import { askForTraining } from "@/lib/models/train";
import { aManager } from "@/tests/support/make";
import { aModel, aRiskLead } from "@/tests/support/models";

const change = { field: "jobMonths", ends: [6, 24], reason: "Two years are one contract here." };
const lastEntries = (action: string) =>
  db.operationLogEntry.findMany({ where: { action }, select: { actorId: true, objectId: true, detail: true } });

test("a risk lead has a card learned with bands set by hand, on top of those that the card has already", async () => {
  const lead = await aRiskLead();
  const byHand = { bands: { livingMonths: [12] }, from: "a".repeat(64), reason: "Movers." };
  const { id, hash } = await aModel("OFFERED", { byHand });
  await setBands(lead, { modelId: id, ...change });
  const [asked] = await db.modelTraining.findMany({ select: { id: true, askedById: true, fromModelId: true } });
  expect(asked).toMatchObject({ askedById: lead.id, fromModelId: id });
  expect(await findByHand(db, asked!.id)).toEqual({
    bands: { livingMonths: [12], jobMonths: [6, 24] },
    from: hash,
    reason: change.reason,
  });
  const bands = tableWith(await findByHand(db, asked!.id)).features.map((feature) => feature.bands);
  expect(bands.filter(Boolean)).toEqual([[6, 24], [12]]);
  expect(await lastEntries("model.trainingAsked")).toMatchObject([
    { actorId: lead.id, objectId: asked!.id, detail: { hash, field: "jobMonths", bands: "6 24" } },
  ]);
});

test("no bands are set without the right, of a card or a number that is not there, or while a card is learned", async () => {
  const [lead, { id }] = [await aRiskLead(), await aModel()];
  const refused = (who: Parameters<typeof setBands>[0], changes: object) =>
    expect(setBands(who, { modelId: id, ...change, ...changes })).rejects;
  await refused(await aManager(), {}).toMatchObject({ code: "right.missing" });
  await refused(lead, { modelId: crypto.randomUUID() }).toMatchObject({ code: "model.missing" });
  await refused(lead, { field: "housingKind" }).toMatchObject({ code: "model.noNumber" });
  await refused(lead, { field: "sex" }).toMatchObject({ code: "model.noNumber" });
  await askForTraining(lead);
  await refused(lead, {}).toMatchObject({ code: "model.trainingUnderWay" });
  expect(await db.modelTraining.count()).toBe(1);
});

test("a risk lead puts the answers of a list together, and the card is learned with these groups", async () => {
  const lead = await aRiskLead();
  const { id, hash } = await aModel("OFFERED", {
    byHand: { bands: { jobMonths: [6] }, from: "a".repeat(64), reason: "Trial." },
  });
  const places = {
    "word-OWNED": "1",
    "word-MORTGAGED": "1",
    "word-FAMILY": "2",
    "word-EMPLOYER": "2",
    "word-RENTED": "3",
  };
  const sent = WordsFormSchema.parse({ modelId: id, field: "housingKind", reason: "Owners alike.", ...places });
  await groupWords(lead, wordsChange(sent));
  const { id: asked } = await db.modelTraining.findFirstOrThrow({ select: { id: true } });
  const byHand = await findByHand(db, asked);
  const groups = tableWith(byHand).features.find(({ name }) => name === "housingKind")!.groups;
  expect(groups!.map((group) => group.toSorted().join()).toSorted()).toEqual([
    "EMPLOYER,FAMILY",
    "MORTGAGED,OWNED",
    "RENTED",
  ]);
  expect(byHand).toMatchObject({ from: hash, bands: { jobMonths: [6] } });
  expect((await lastEntries("model.trainingAsked"))[0]!.detail).toMatchObject({
    bands: expect.stringContaining("OWNED+MORTGAGED"),
  });
});

test("words are put together of an item that has words alone", async () => {
  const [lead, { id }] = [await aRiskLead(), await aModel()];
  const groups = [["OWNED"]];
  await expect(
    groupWords(lead, { modelId: id, field: "jobMonths", groups, reason: change.reason }),
  ).rejects.toMatchObject({
    code: "model.noNumber",
  });
});

test("ends are numbers that rise", () => {
  const read = (ends: string) =>
    BandsChangeSchema.safeParse({ modelId: crypto.randomUUID(), field: "jobMonths", ends, reason: change.reason });
  expect(read(" 3, 6.5，12 ").data?.ends).toEqual([3, 6.5, 12]);
  const faults = ["", "3, three", "6, 3", "3, 3", "1e9", Array.from({ length: 21 }, (_, at) => at).join()].map(
    (typed) => read(typed).error?.issues[0]?.message,
  );
  expect(faults).toEqual(["bands.required", ...Array(4).fill("bands.wrong"), "bands.tooMany"]);
});
