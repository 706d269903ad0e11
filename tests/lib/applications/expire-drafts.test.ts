import { expect, test } from "vitest";
import { expireDrafts } from "@/lib/applications/expire-drafts";
import { db } from "@/lib/db";
import { aCustomer, aDocument, aDraft, anApplication } from "@/tests/support/make";

const ago = (days: number) => new Date(Date.now() - days * 86_400_000);

async function draftSaved(application: number, profile: number) {
  const customer = await aCustomer();
  const { id } = await aDraft(customer);
  await db.$executeRaw`UPDATE "Application" SET "updatedAt" = ${ago(application)} WHERE id = ${id}::uuid`;
  await db.$executeRaw`UPDATE "Customer" SET "updatedAt" = ${ago(profile)} WHERE id = ${customer.id}::uuid`;
  return { id, customer };
}

test("a draft that nobody touched for 30 days is deleted with its documents, and its owner reads so", async () => {
  const { id, customer } = await draftSaved(31, 31);
  await aDocument(customer, id);
  expect(await expireDrafts()).toBe(1);
  expect(await db.application.count()).toBe(0);
  expect(await db.document.count()).toBe(0);
  expect(
    await db.operationLogEntry.findFirst({
      where: { action: "application.expired" },
      select: { actorId: true, subjectId: true, objectId: true },
    }),
  ).toEqual({ actorId: null, subjectId: customer.id, objectId: id });
});

test("a draft whose application or profile was saved later stays", async () => {
  await draftSaved(29, 40);
  await draftSaved(40, 29);
  expect(await expireDrafts()).toBe(0);
  expect(await db.application.count()).toBe(2);
});

test("what was sent never expires", async () => {
  const { id } = await anApplication();
  await db.$executeRaw`UPDATE "Customer" SET "updatedAt" = ${ago(400)}`;
  await db.$executeRaw`UPDATE "Application" SET "updatedAt" = ${ago(400)} WHERE id = ${id}::uuid`;
  expect(await expireDrafts()).toBe(0);
});
