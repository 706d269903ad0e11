import { afterEach, describe, expect, test } from "vitest";
import { approve } from "@/lib/approvals/approve";
import { settleProposals } from "@/lib/approvals/settle";
import { actionGroups, actionsIn } from "@/lib/audit/action-groups";
import { proposeDeletion } from "@/lib/audit/propose-deletion";
import { listOwnEntries } from "@/lib/audit/queries";
import { classOf, logClasses, lowestFloors } from "@/lib/audit/rules";
import { EntryPageSchema } from "@/lib/audit/schema";
import { db } from "@/lib/db";
import { asSuperuser, entries, verdictOf } from "@/tests/support/log";
import { aManager, anAdmin, aStranger } from "@/tests/support/make";
import { aHistory, anArchive, deleted, forgetArchives, monthsAgo, theProposal } from "@/tests/support/old-log";
import { asOwner } from "@/tests/support/owner";

afterEach(forgetArchives);

const reason = "保留期限已满";

async function aBank() {
  const [asker, approver, customer] = [await anAdmin(), await anAdmin(), await aStranger()];
  const by = { actorId: customer.id, subjectId: customer.id };
  await aHistory([
    { at: monthsAgo(30), action: "session.started", ...by },
    { at: monthsAgo(29), action: "application.submitted", ...by },
    { at: monthsAgo(20), action: "session.ended", ...by },
    { at: monthsAgo(14), action: "session.started", ...by },
  ]);
  await entries(customer, 2);
  return { asker, approver, customer };
}

test("[LG-08] what is old enough, archived and agreed goes; hashes and a tombstone stay, and the chain still verifies", async () => {
  const { asker, approver, customer } = await aBank();
  const archive = await anArchive(asker, monthsAgo(31), monthsAgo(13));
  expect(archive).toMatchObject({ entries: 4, fault: null });
  await deleted(asker, approver, archive.id);

  const rest = await db.operationLogEntry.findMany({ where: { seq: { lte: 4n } }, select: { action: true } });
  expect(rest).toEqual([{ action: "application.submitted" }]);
  expect(await db.operationLogStub.count()).toBe(3);
  expect(await verdictOf()).toMatchObject({ fault: null, deleted: 3 });
  expect(await db.logDeletion.findFirstOrThrow()).toMatchObject({
    entries: 3,
    askedById: asker.id,
    approvedById: approver.id,
    archiveId: archive.id,
  });
  const word = await db.operationLogEntry.findFirstOrThrow({ where: { action: "log.deleted" } });
  expect(word).toMatchObject({ actorId: asker.id, detail: { entries: 3, approverId: approver.id, from: 1, to: 4 } });
  expect((await listOwnEntries(customer, EntryPageSchema.parse({}))).archived).toBe(3);
});

describe("[LG-08] refused is", () => {
  test("what is younger than the floor of its class, with the rule and the day", async () => {
    const { asker } = await aBank();
    const archive = await anArchive(asker);
    const propose = (classes: ("security" | "decision")[]) =>
      proposeDeletion(asker, { archiveId: archive.id, classes, reason });
    await expect(propose(["decision"])).rejects.toMatchObject({
      code: "log.tooYoung.decision",
      values: { months: 120, day: expect.stringMatching(/^20\d\d-\d\d-\d\d$/) },
    });
  });

  test("what lies in no archive, or in one that is not whole", async () => {
    const { asker } = await aBank();
    const { id } = await anArchive(asker, monthsAgo(31), monthsAgo(13));
    await db.logArchive.update({ where: { id }, data: { fault: "contentWrong" } });
    const propose = proposeDeletion(asker, { archiveId: id, classes: ["security"], reason });
    await expect(propose).rejects.toMatchObject({ code: "log.notArchived" });
  });

  test("an approval by the one who asked, by a manager, or by an auditor", async () => {
    const { asker } = await aBank();
    const archive = await anArchive(asker, monthsAgo(31), monthsAgo(13));
    await proposeDeletion(asker, { archiveId: archive.id, classes: ["security"], reason });
    const proposal = await theProposal();
    for (const other of [asker, await aManager(), await anAdmin({ template: "auditor" })])
      await expect(approve(other, proposal)).rejects.toThrow();
    expect(await db.operationLogStub.count()).toBe(0);
  });

  test("a deletion by SQL, whoever calls the function", async () => {
    const { asker, approver } = await aBank();
    const { id } = await anArchive(asker, monthsAgo(31), monthsAgo(13));
    const call = `SELECT log_delete('${id}', '{security}', '${asker.id}', '${approver.id}')`;
    await expect(asOwner(`begin; set local role xinka_app; ${call}; rollback`)).rejects.toThrow("nobody decided this");
    await expect(asOwner(call)).rejects.toThrow("nobody decided this");
    await expect(asOwner('DELETE FROM "OperationLogEntry" WHERE seq = 1')).rejects.toThrow("history");
  });

  test("a range whose entries are others than those that were shown", async () => {
    const { asker, approver } = await aBank();
    const archive = await anArchive(asker, monthsAgo(31), monthsAgo(13));
    await proposeDeletion(asker, { archiveId: archive.id, classes: ["security"], reason });
    await asSuperuser((client) => client.query('DELETE FROM "OperationLogEntry" WHERE seq = 1'));
    await expect(approve(approver, await theProposal())).rejects.toMatchObject({ code: "log.rangeChanged" });
  });
});

test("[LG-09] nobody approves the deletion of entries that name him, and the database refuses it as well", async () => {
  const [asker, approver] = [await anAdmin(), await anAdmin()];
  await aHistory([{ at: monthsAgo(20), action: "session.started", actorId: approver.id, subjectId: approver.id }]);
  await anAdmin();
  const archive = await anArchive(asker, monthsAgo(21), monthsAgo(13));
  await proposeDeletion(asker, { archiveId: archive.id, classes: ["security"], reason });
  await expect(approve(approver, await theProposal())).rejects.toMatchObject({ code: "approval.concerned" });
});

test("[LG-09] words about archives, floors and deletions stay their ten years, and the word about a deletion for ever", async () => {
  const [asker, approver] = [await anAdmin(), await anAdmin()];
  const words = ["log.archived", "log.floorChanged", "log.deleted"];
  await aHistory(
    [125, 115].flatMap((months) => words.map((action, n) => ({ at: monthsAgo(months - n / 100), action }))),
  );
  const young = await anArchive(asker, monthsAgo(116), monthsAgo(114));
  await expect(deleted(asker, approver, young.id, ["decision"])).rejects.toMatchObject({
    code: "log.tooYoung.decision",
  });
  await deleted(asker, approver, (await anArchive(asker, monthsAgo(126), monthsAgo(124))).id, ["decision"]);
  const left = await db.operationLogEntry.findMany({
    where: { seq: { lte: 6n } },
    orderBy: { seq: "asc" },
    select: { seq: true, action: true },
  });
  expect(left.map(({ seq, action }) => [Number(seq), action])).toEqual([
    [3, "log.deleted"],
    ...words.map((action, n) => [4 + n, action]),
  ]);
});

test("[LG-08] where nobody else may approve it takes effect after 72 hours, and not before", async () => {
  const asker = await anAdmin();
  const customer = await aStranger();
  await aHistory([{ at: monthsAgo(20), action: "session.started", actorId: customer.id, subjectId: customer.id }]);
  const archive = await anArchive(asker, monthsAgo(21), monthsAgo(13));
  await proposeDeletion(asker, { archiveId: archive.id, classes: ["security"], reason });
  await settleProposals();
  expect(await db.operationLogStub.count()).toBe(0);
  await asSuperuser((client) => client.query(`UPDATE "Proposal" SET "takesEffectAt" = now() - interval '1 second'`));
  await settleProposals();
  expect(await db.operationLogStub.count()).toBe(1);
  expect((await verdictOf()).fault).toBeNull();
});

test("[LG-03] a stub too many, or another hash in a stub, is found after a lawful deletion", async () => {
  const { asker, approver } = await aBank();
  await deleted(asker, approver, (await anArchive(asker, monthsAgo(31), monthsAgo(13))).id);
  const word = await db.logDeletion.findFirstOrThrow({ select: { id: true } });
  const faults = await asSuperuser(async (client) => {
    await client.query(`UPDATE "OperationLogStub" SET hash = set_byte(hash, 0, 255 - get_byte(hash, 0)) WHERE seq = 3`);
    const altered = (await verdictOf()).fault;
    await client.query(`UPDATE "OperationLogStub" SET hash = set_byte(hash, 0, 255 - get_byte(hash, 0)) WHERE seq = 3;
      INSERT INTO "OperationLogStub" SELECT seq, hash, '${word.id}' FROM "OperationLogEntry" WHERE seq = 2; DELETE FROM "OperationLogEntry" WHERE seq = 2`);
    return [altered, (await verdictOf()).fault];
  });
  expect(faults[0]).not.toBeNull();
  expect(faults[1]).toMatchObject({ kind: "deleted" });
});

test("code and database put every action into the same class, and know the same floors", async () => {
  const actions = actionGroups.flatMap(actionsIn);
  const rows = await db.$queryRaw<{ action: string; class: string }[]>`
    SELECT action, log_class(action) AS class FROM unnest(${actions}::text[]) AS action`;
  expect(rows).toEqual(actions.map((action) => ({ action, class: classOf(action) })));
  const floors =
    await db.$queryRaw`SELECT class, log_lowest_floor(class) AS months FROM unnest(${[...logClasses]}::text[]) AS class`;
  expect(floors).toEqual(logClasses.map((name) => ({ class: name, months: lowestFloors[name] })));
});
