import { expect, test } from "vitest";
import type { Manager } from "@/lib/auth/actor";
import { db } from "@/lib/db";
import { inTurn } from "@/lib/queue/batch";
import { claimApplication } from "@/lib/queue/claim";
import { listTransfers } from "@/lib/queue/queries";
import { releaseApplication } from "@/lib/queue/release";
import { transferApplication } from "@/lib/queue/transfer";
import { aManager, anAdmin, anApplication, dismiss } from "@/tests/support/make";

const holderOf = (id: string) =>
  db.application.findUniqueOrThrow({ where: { id }, select: { status: true, managerId: true, version: true } });
const inHand = async (manager: Manager) => (await anApplication({ status: "IN_REVIEW", manager })).id;
const to = (manager: Manager) => ({ toId: manager.id, reason: "下周休假。" });

test("handing over changes the hand, with a step that names the colleague and a log entry", async () => {
  const [from, colleague] = [await aManager(), await aManager({ name: "李建国" })];
  const id = await inHand(from);

  await transferApplication(from, id, to(colleague));

  expect(await holderOf(id)).toEqual({ status: "IN_REVIEW", managerId: colleague.id, version: 2 });
  expect(await db.applicationEvent.findMany({ where: { kind: "transferred" } })).toMatchObject([
    { applicationId: id, actorId: from.id, facts: { toId: colleague.id, toName: "李建国" } },
  ]);
  expect(await db.operationLogEntry.findMany()).toMatchObject([
    { action: "application.transferred", actorId: from.id, detail: { toId: colleague.id } },
  ]);
});

test("the reason is kept for staff, sealed", async () => {
  const [from, colleague] = [await aManager(), await aManager({ name: "李建国" })];
  const id = await inHand(from);
  await transferApplication(from, id, to(colleague));

  expect(await listTransfers(colleague, id)).toMatchObject([{ from: "王敏", to: "李建国", reason: "下周休假。" }]);
  const rows = await db.$queryRaw<{ text: string }[]>`SELECT facts::text || ' ' AS text FROM "ApplicationEvent"`;
  const logged = await db.operationLogEntry.findMany({ select: { detail: true } });
  expect(JSON.stringify([rows, logged])).not.toContain("休假");
});

test("what waits for the customer can be handed over too, and still waits", async () => {
  const [from, colleague] = [await aManager(), await aManager()];
  const { id } = await anApplication({ status: "RETURNED", manager: from });
  await transferApplication(from, id, to(colleague));
  expect(await holderOf(id)).toMatchObject({ status: "RETURNED", managerId: colleague.id });
});

test("nobody who left gets work: dismissed, of another role, unknown", async () => {
  const from = await aManager();
  const gone = await aManager();
  await dismiss(gone);
  const admin = await anAdmin();
  const id = await inHand(from);
  for (const toId of [gone.id, admin.id, id]) {
    await expect(transferApplication(from, id, { toId, reason: "工作量调整。" })).rejects.toMatchObject({
      code: "queue.toInactive",
      field: "toId",
    });
  }
  expect(await holderOf(id)).toMatchObject({ managerId: from.id, version: 1 });
  expect(await db.operationLogEntry.count()).toBe(0);
});

test("handed over and dismissed at once: the work never ends with somebody who had left before", async () => {
  const from = await aManager();
  for (let round = 0; round < 10; round += 1) {
    const colleague = await aManager();
    const id = await inHand(from);
    const [transferred] = await Promise.allSettled([
      transferApplication(from, id, to(colleague)),
      db.user.update({ where: { id: colleague.id }, data: { status: "DISABLED" }, select: { id: true } }),
    ]);
    const { managerId } = await holderOf(id);
    expect(managerId).toBe(transferred!.status === "fulfilled" ? colleague.id : from.id);
  }
});

test("to oneself is no handing over", async () => {
  const from = await aManager();
  const id = await inHand(from);
  await expect(transferApplication(from, id, to(from))).rejects.toMatchObject({ code: "queue.toSelf" });
});

test("only the manager who has it in hand hands it over or puts it back", async () => {
  const [mine, other] = [await aManager(), await aManager()];
  const id = await inHand(mine);
  await expect(transferApplication(other, id, to(await aManager()))).rejects.toMatchObject({ code: "queue.taken" });
  await expect(releaseApplication(other, id)).rejects.toMatchObject({ code: "queue.taken" });
  const unclaimed = await anApplication();
  await expect(releaseApplication(other, unclaimed.id)).rejects.toMatchObject({ code: "queue.unclaimed" });
});

test("while a second signature is awaited the first signer stays answerable", async () => {
  const manager = await aManager();
  const { id } = await anApplication({ status: "SECOND_REVIEW", manager });
  await expect(transferApplication(manager, id, to(await aManager()))).rejects.toMatchObject({
    code: "queue.awaitsSecond",
  });
  await expect(releaseApplication(manager, id)).rejects.toMatchObject({ code: "queue.awaitsSecond" });
});

test("what waits for the customer is not put back", async () => {
  const manager = await aManager();
  const { id } = await anApplication({ status: "RETURNED", manager });
  await expect(releaseApplication(manager, id)).rejects.toMatchObject({ code: "queue.withCustomer" });
});

test("putting back leaves it for anybody at its old due time, with a step and a log entry", async () => {
  const [manager, other] = [await aManager(), await aManager()];
  const dueAt = new Date("2026-11-24T01:00:00Z");
  const { id } = await anApplication({ status: "IN_REVIEW", manager, dueAt });

  await releaseApplication(manager, id);

  expect(
    await db.application.findUnique({ where: { id }, select: { status: true, managerId: true, dueAt: true } }),
  ).toEqual({ status: "SUBMITTED", managerId: null, dueAt });
  expect(await db.applicationEvent.count({ where: { applicationId: id, kind: "released" } })).toBe(1);
  expect(await db.operationLogEntry.findMany()).toMatchObject([{ action: "application.released", objectId: id }]);
  await claimApplication(other, id);
});

test("a batch does what it can and says of each other one why not", async () => {
  const [manager, colleague] = [await aManager(), await aManager()];
  const mine = [await inHand(manager), await inHand(manager)];
  const decided = (await anApplication({ status: "APPROVED" })).id;
  const others = await inHand(colleague);

  const result = await inTurn([mine[0]!, decided, others, mine[1]!, mine[0]!], (id) =>
    transferApplication(manager, id, to(colleague)),
  );

  expect(result).toEqual({
    done: 2,
    refused: [
      { id: decided, code: "queue.decided" },
      { id: others, code: "queue.taken" },
    ],
  });
  expect(await db.operationLogEntry.count()).toBe(2);
});

test("a batch to somebody who left is refused as a whole", async () => {
  const [manager, gone] = [await aManager(), await aManager()];
  await dismiss(gone);
  const ids = [await inHand(manager), await inHand(manager)];
  await expect(inTurn(ids, (id) => transferApplication(manager, id, to(gone)))).rejects.toMatchObject({
    code: "queue.toInactive",
  });
});
