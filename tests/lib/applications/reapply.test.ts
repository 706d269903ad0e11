import { expect, test } from "vitest";
import { reapply } from "@/lib/applications/reapply";
import { db } from "@/lib/db";
import { aCustomer, aDraft, anApplication } from "@/tests/support/make";

test("re-applying begins with the card and limit of the rejected application and remembers it", async () => {
  const customer = await aCustomer();
  const rejected = await anApplication({ customer, status: "REJECTED", productCode: "GOLD" });
  const { id } = await reapply(customer, rejected.id);

  expect(await db.application.findUnique({ where: { id }, select: shown })).toMatchObject({
    productCode: "GOLD",
    previousApplicationId: rejected.id,
    status: "DRAFT",
  });
  expect((await reapply(customer, rejected.id)).id).toBe(id);
});

test("re-applying ties a draft that was begun already to the rejected application and keeps its card", async () => {
  const customer = await aCustomer();
  const rejected = await anApplication({ customer, status: "REJECTED", productCode: "GOLD" });
  const draft = await aDraft(customer);
  expect((await reapply(customer, rejected.id)).id).toBe(draft.id);

  expect(await db.application.findUnique({ where: { id: draft.id }, select: shown })).toMatchObject({
    productCode: "STANDARD",
    previousApplicationId: rejected.id,
  });
});

test("re-applying is refused before its day, with the day, and welcome from then on", async () => {
  const customer = await aCustomer();
  const later = await anApplication({ customer, status: "REJECTED", reapplyFrom: new Date("2999-12-31T16:00:00Z") });
  await expect(reapply(customer, later.id)).rejects.toMatchObject({
    code: "application.reapplyLater",
    values: { date: "3000年1月1日" },
  });
  const now = await anApplication({ customer, status: "REJECTED", reapplyFrom: new Date(Date.now() - 1) });
  await expect(reapply(customer, now.id)).resolves.toBeTruthy();
});

test("only an own, rejected application can be applied for again", async () => {
  const customer = await aCustomer();
  const [open, foreign] = [await anApplication({ customer }), await anApplication({ status: "REJECTED" })];
  await expect(reapply(customer, open.id)).rejects.toMatchObject({ code: "application.notRejected" });
  await expect(reapply(customer, foreign.id)).rejects.toMatchObject({ code: "application.missing" });
  await expect(reapply(customer, customer.id)).rejects.toMatchObject({ code: "application.missing" });
  expect(await db.application.count({ where: { status: "DRAFT" } })).toBe(0);
});

const shown = { productCode: true, previousApplicationId: true, status: true } as const;
