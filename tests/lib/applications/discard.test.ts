import { expect, test } from "vitest";
import { discardDraft } from "@/lib/applications/discard";
import { db } from "@/lib/db";
import { fetchBytes, storeBytes } from "@/lib/documents/store";
import { aCompleteDraft, aCustomer, aDocument, anApplication } from "@/tests/support/make";

test("a discarded draft goes with its documents and their bytes; the profile stays", async () => {
  const customer = await aCustomer();
  const { id } = await aCompleteDraft(customer);
  const { storageKey } = await aDocument(customer, id, "OTHER");
  await storeBytes(storageKey, Buffer.from("sealed"));
  await discardDraft(customer, id);

  expect([await db.application.count(), await db.document.count(), await db.customer.count()]).toEqual([0, 0, 1]);
  expect(await fetchBytes(storageKey)).toBeNull();
  expect(await db.operationLogEntry.findMany({ select: { action: true, objectId: true } })).toEqual([
    { action: "application.discarded", objectId: id },
  ]);
});

test("discarding in twenty tabs at once is discarding once", async () => {
  const customer = await aCustomer();
  const { id } = await aCompleteDraft(customer);
  await Promise.all(Array.from({ length: 20 }, () => discardDraft(customer, id)));
  expect(await db.operationLogEntry.count()).toBe(1);
});

test("what was sent is not discarded, and another's draft stays", async () => {
  const { id, customer } = await anApplication();
  await expect(discardDraft(customer, id)).rejects.toMatchObject({ code: "application.alreadySent" });
  const draft = await aCompleteDraft(await aCustomer());
  await discardDraft(customer, draft.id);
  expect(await db.application.count()).toBe(2);
  expect(await db.document.count()).toBe(3);
});
