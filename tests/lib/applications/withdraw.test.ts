import { expect, test } from "vitest";
import { withdrawApplication } from "@/lib/applications/withdraw";
import { db } from "@/lib/db";
import { aCustomer, aDraft, anApplication } from "@/tests/support/make";

test.each(["SUBMITTED", "IN_REVIEW", "RETURNED", "SECOND_REVIEW"] as const)(
  "an application that is %s can be withdrawn, with its step, log entry and mail",
  async (status) => {
    const { id, customer } = await anApplication({ status });
    await withdrawApplication(customer, id);

    expect(await statusOf(id)).toBe("WITHDRAWN");
    const steps = await db.applicationEvent.findMany({ where: { kind: "withdrawn" }, select: { actorId: true } });
    expect(steps).toEqual([{ actorId: customer.id }]);
    expect(await db.operationLogEntry.findMany({ select: { action: true, objectId: true } })).toEqual([
      { action: "application.withdrawn", objectId: id },
    ]);
    expect(await db.mail.findMany({ select: { template: true, userId: true, facts: true } })).toEqual([
      { template: "APPLICATION_WITHDRAWN", userId: customer.id, facts: { applicationId: id } },
    ]);
  },
);

test("withdrawing in twenty tabs at once is withdrawing once", async () => {
  const { id, customer } = await anApplication();
  await Promise.all(Array.from({ length: 20 }, () => withdrawApplication(customer, id)));
  expect(await db.applicationEvent.count({ where: { kind: "withdrawn" } })).toBe(1);
  expect(await db.mail.count()).toBe(1);
  expect(await db.operationLogEntry.count()).toBe(1);
});

test.each(["APPROVED", "REJECTED"] as const)("what is %s cannot be withdrawn", async (status) => {
  const { id, customer } = await anApplication({ status });
  await expect(withdrawApplication(customer, id)).rejects.toMatchObject({ code: "application.decided" });
  expect(await statusOf(id)).toBe(status);
});

test("another's application, a draft and an unknown id do not exist for withdrawing", async () => {
  const customer = await aCustomer();
  const [foreign, draft] = [await anApplication(), await aDraft(customer)];
  for (const id of [foreign.id, draft.id, customer.id])
    await expect(withdrawApplication(customer, id)).rejects.toMatchObject({ code: "application.missing" });
  expect(await statusOf(foreign.id)).toBe("SUBMITTED");
  expect(await db.mail.count()).toBe(0);
});

test("of a rejection and a withdrawal at once exactly one counts", async () => {
  const { id, customer } = await anApplication({ status: "IN_REVIEW" });
  const reject = db.application.updateMany({
    where: { id, status: "IN_REVIEW", version: 1 },
    data: { status: "REJECTED", decidedAt: new Date(), version: 2 },
  });
  const [rejection, withdrawal] = await Promise.allSettled([reject, withdrawApplication(customer, id)]);
  const rejected = rejection.status === "fulfilled" && rejection.value.count === 1;
  expect(rejected).toBe(withdrawal.status === "rejected");
  expect(await statusOf(id)).toBe(rejected ? "REJECTED" : "WITHDRAWN");
});

const statusOf = async (id: string) =>
  (await db.application.findUniqueOrThrow({ where: { id }, select: { status: true } })).status;
