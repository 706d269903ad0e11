import { expect, test } from "vitest";
import { withdrawApplication } from "@/lib/applications/withdraw";
import { db } from "@/lib/db";
import { claimApplication, claimNext } from "@/lib/queue/claim";
import { aManager, anApplication, dismiss } from "@/tests/support/make";

const stateOf = (id: string) =>
  db.application.findUniqueOrThrow({
    where: { id },
    select: { status: true, managerId: true, claimedAt: true, version: true },
  });

test("claiming puts the application into one hand, with a step and a log entry", async () => {
  const manager = await aManager();
  const { id, customer } = await anApplication();
  const { number } = await db.application.findUniqueOrThrow({ where: { id }, select: { number: true } });

  await claimApplication(manager, id);

  const now = await stateOf(id);
  expect(now).toMatchObject({ status: "IN_REVIEW", managerId: manager.id, version: 2 });
  expect(now.claimedAt!.getTime()).toBeGreaterThan(Date.now() - 60_000);
  expect(await db.applicationEvent.findMany({ where: { applicationId: id, kind: "claimed" } })).toMatchObject([
    { actorId: manager.id },
  ]);
  expect(await db.operationLogEntry.findMany()).toMatchObject([
    { action: "application.claimed", actorId: manager.id, subjectId: customer.id, objectId: id, detail: { number } },
  ]);
});

test("claiming one's own again changes nothing and leaves no second trace", async () => {
  const manager = await aManager();
  const { id } = await anApplication();
  await claimApplication(manager, id);
  await claimApplication(manager, id);
  expect(await stateOf(id)).toMatchObject({ version: 2 });
  expect(await db.operationLogEntry.count()).toBe(1);
});

test("of many managers claiming one application at once, one gets it and the others are told who", async () => {
  const managers = await Promise.all(Array.from({ length: 12 }, () => aManager()));
  const { id } = await anApplication();

  const results = await Promise.allSettled(managers.map((manager) => claimApplication(manager, id)));

  const refused = results.filter((result) => result.status === "rejected");
  expect(refused).toHaveLength(11);
  for (const { reason } of refused) expect(reason).toMatchObject({ code: "queue.taken", values: { manager: "王敏" } });
  expect(await db.operationLogEntry.count()).toBe(1);
});

test.each([
  ["IN_REVIEW", "queue.taken"],
  ["RETURNED", "queue.taken"],
  ["SECOND_REVIEW", "queue.taken"],
  ["APPROVED", "queue.decided"],
  ["REJECTED", "queue.decided"],
  ["WITHDRAWN", "queue.withdrawn"],
] as const)("what is %s cannot be claimed: %s", async (status, code) => {
  const manager = await aManager();
  const { id } = await anApplication({ status });
  await expect(claimApplication(manager, id)).rejects.toMatchObject({ code });
  expect(await db.operationLogEntry.count()).toBe(0);
});

test("what does not exist cannot be claimed", async () => {
  const manager = await aManager();
  await expect(claimApplication(manager, manager.id)).rejects.toMatchObject({ code: "queue.missing" });
});

test("a manager who was dismissed since the page was shown claims nothing", async () => {
  const manager = await aManager();
  const { id } = await anApplication();
  await dismiss(manager);
  await expect(claimApplication(manager, id)).rejects.toMatchObject({ code: "queue.notManager" });
  await expect(claimNext(manager)).rejects.toMatchObject({ code: "queue.notManager" });
  expect(await stateOf(id)).toMatchObject({ status: "SUBMITTED", version: 1 });
});

test("the next one is the one due first", async () => {
  const manager = await aManager();
  const later = await anApplication({ dueAt: new Date("2026-11-25T02:00:00Z") });
  const first = await anApplication({ dueAt: new Date("2026-11-23T02:00:00Z") });
  await anApplication({ status: "IN_REVIEW", dueAt: new Date("2026-11-20T02:00:00Z") });

  expect(await claimNext(manager)).toBe(first.id);
  expect(await claimNext(manager)).toBe(later.id);
  await expect(claimNext(manager)).rejects.toMatchObject({ code: "queue.empty" });
});

test("fifty managers who ask for the next one at once get fifty different ones", async () => {
  const managers = await Promise.all(Array.from({ length: 50 }, () => aManager()));
  for (let made = 0; made < 50; made += 1) await anApplication();

  const claimed = await Promise.all(managers.map((manager) => claimNext(manager)));

  expect(new Set(claimed).size).toBe(50);
  const held = await db.application.groupBy({ by: ["managerId"], where: { status: "IN_REVIEW" }, _count: true });
  expect(held.map(({ _count }) => _count)).toEqual(Array(50).fill(1));
  expect(await db.operationLogEntry.count({ where: { action: "application.claimed" } })).toBe(50);
  expect(await db.applicationEvent.count({ where: { kind: "claimed" } })).toBe(50);
}, 60_000);

test("ten who ask for the next of four: four get one each, six are told that nothing is left", async () => {
  const managers = await Promise.all(Array.from({ length: 10 }, () => aManager()));
  for (let made = 0; made < 4; made += 1) await anApplication();
  const results = await Promise.allSettled(managers.map((manager) => claimNext(manager)));
  const refused = results.filter((result) => result.status === "rejected");
  expect(refused.map(({ reason }) => reason.code)).toEqual(Array(6).fill("queue.empty"));
});

test("claimed and withdrawn at once: it ends withdrawn, and the timeline tells one story", async () => {
  for (let round = 0; round < 10; round += 1) {
    const manager = await aManager();
    const { id, customer } = await anApplication();
    await Promise.allSettled([claimApplication(manager, id), withdrawApplication(customer, id)]);

    expect(await stateOf(id)).toMatchObject({ status: "WITHDRAWN" });
    const steps = await db.applicationEvent.findMany({
      where: { applicationId: id, kind: { not: "submitted" } },
      orderBy: { id: "asc" },
      select: { kind: true },
    });
    expect([["withdrawn"], ["claimed", "withdrawn"]]).toContainEqual(steps.map(({ kind }) => kind));
  }
});
