import { expect, test } from "vitest";
import type { Manager } from "@/lib/auth/actor";
import { db } from "@/lib/db";
import { env } from "@/lib/env";
import { compose } from "@/lib/mail/compose";
import { attend } from "@/lib/queue/attend";
import { claimApplication } from "@/lib/queue/claim";
import { listQueue } from "@/lib/queue/queries";
import { readQueueFilters } from "@/lib/queue/schema";
import { takeOver } from "@/lib/queue/take-over";
import { transferApplication } from "@/lib/queue/transfer";
import { findForReview } from "@/lib/reviews/queries";
import { aManager, anApplication, dismiss } from "@/tests/support/make";

const minutes = env.CLAIM_MINUTES;

/** A case that its manager last saw so many minutes ago. */
async function aCase(manager: Manager, silent: number) {
  const { id } = await anApplication();
  await claimApplication(manager, id);
  await db.$executeRaw`
    UPDATE "Application" SET "claimedAt" = now() - make_interval(mins => ${silent}::int) WHERE id = ${id}::uuid`;
  return id;
}

const holderOf = async (id: string) =>
  (await db.application.findUniqueOrThrow({ where: { id }, select: { managerId: true } })).managerId;

test("after half an hour of silence a colleague may take a case over; both histories say so and the former manager is told", async () => {
  const [wang, li] = [await aManager(), await aManager({ name: "李建国" })];
  const id = await aCase(wang, minutes + 5);

  await takeOver(li, id);

  expect(await holderOf(id)).toBe(li.id);
  expect(await db.applicationEvent.findMany({ where: { kind: "takenOver" } })).toMatchObject([
    { actorId: li.id, facts: { fromId: wang.id, fromName: "王敏", toName: "李建国" } },
  ]);
  expect(await db.operationLogEntry.findMany({ where: { action: "application.takenOver" } })).toMatchObject([
    { actorId: li.id, objectId: id, detail: { fromId: wang.id } },
  ]);
  const mail = await db.mail.findFirstOrThrow({ where: { template: "CASE_TAKEN_OVER" } });
  expect(mail.userId).toBe(wang.id);
  expect((await compose(mail))?.text).toContain(`/work/applications/${id}`);
});

test("nobody loses a case by silence alone: it stays in the own list, and is marked for the others", async () => {
  const [wang, li] = [await aManager(), await aManager()];
  const id = await aCase(wang, minutes + 5);
  await aCase(wang, minutes - 5);
  const mine = await listQueue(wang, readQueueFilters({ tab: "mine" }));
  const free = await listQueue(li, readQueueFilters({ tab: "open", stage: "FREE" }));

  expect(mine.rows).toHaveLength(2);
  expect(free.rows.map((row) => row.id)).toEqual([id]);
  expect(free.rows[0]!.freeFrom!.getTime()).toBeLessThan(Date.now());
});

test("whoever opens a colleague's case learns who works on it since when, and may take it over only after the silence", async () => {
  const [wang, li] = [await aManager(), await aManager()];
  const id = await aCase(wang, minutes - 5);
  expect(await findForReview(li, id)).toMatchObject({ managerId: wang.id, may: { takeOver: false, claim: false } });
  await db.$executeRaw`UPDATE "Application" SET "claimedAt" = "claimedAt" - interval '10 minutes'`;
  expect(await findForReview(li, id)).toMatchObject({ may: { takeOver: true } });
  expect(await findForReview(wang, id)).toMatchObject({ may: { takeOver: false, decide: true } });
});

test("a look by its manager keeps the case, a look by somebody else does not", async () => {
  const [wang, li] = [await aManager(), await aManager()];
  const id = await aCase(wang, minutes + 5);
  await attend(li, (await findForReview(li, id))!);
  expect(await findForReview(li, id)).toMatchObject({ may: { takeOver: true }, attendedAt: null });

  await attend(wang, (await findForReview(wang, id))!);

  await expect(takeOver(li, id)).rejects.toMatchObject({ code: "queue.attended", values: { manager: "王敏" } });
  expect(await holderOf(id)).toBe(wang.id);
});

test("a case handed over begins its time anew", async () => {
  const [wang, li, chen] = [await aManager(), await aManager(), await aManager()];
  const id = await aCase(wang, minutes + 5);
  await transferApplication(wang, id, { toId: li.id, reason: "下周休假。" });
  await expect(takeOver(chen, id)).rejects.toMatchObject({ code: "queue.attended" });
});

test("of two colleagues who take over at once one gets it, and the other is told who", async () => {
  const [wang, li, chen] = [await aManager(), await aManager(), await aManager()];
  const id = await aCase(wang, minutes + 5);
  const results = await Promise.allSettled([takeOver(li, id), takeOver(chen, id)]);
  expect(results.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
  expect(results.find((result) => result.status === "rejected")).toMatchObject({ reason: { code: "queue.attended" } });
  expect(await db.applicationEvent.count({ where: { kind: "takenOver" } })).toBe(1);
  expect(await db.mail.count({ where: { template: "CASE_TAKEN_OVER" } })).toBe(1);
});

test.each([
  ["RETURNED", "queue.taken"],
  ["SECOND_REVIEW", "queue.taken"],
  ["SUBMITTED", "queue.unclaimed"],
  ["APPROVED", "queue.decided"],
  ["WITHDRAWN", "queue.withdrawn"],
] as const)("what is %s is not taken over, however long nothing was heard: %s", async (status, code) => {
  const { id } = await anApplication({ status });
  await expect(takeOver(await aManager(), id)).rejects.toMatchObject({ code });
  expect(await db.operationLogEntry.count()).toBe(0);
});

test("one's own, what does not exist, and what a dismissed manager asks for are not taken over", async () => {
  const [wang, gone] = [await aManager(), await aManager()];
  const id = await aCase(wang, minutes + 5);
  await dismiss(gone);
  await expect(takeOver(wang, id)).rejects.toMatchObject({ code: "queue.yours" });
  await expect(takeOver(wang, wang.id)).rejects.toMatchObject({ code: "queue.missing" });
  await expect(takeOver(gone, id)).rejects.toMatchObject({ code: "queue.notManager" });
});

test("who rejected an application before does not take it over for the second look", async () => {
  const [wang, li] = [await aManager(), await aManager()];
  const { id } = await anApplication({ status: "IN_REVIEW", manager: wang });
  await db.decision.create({
    data: {
      applicationId: id,
      onVersion: 99,
      round: 1,
      managerId: li.id,
      step: "FIRST",
      outcome: "REJECT",
      opinionSealed: "",
    },
  });
  await expect(takeOver(li, id)).rejects.toMatchObject({ code: "queue.ownRejection" });
});
