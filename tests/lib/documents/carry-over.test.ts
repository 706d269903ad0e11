import { expect, test } from "vitest";
import { chooseProduct } from "@/lib/applications/choose-product";
import { reapply } from "@/lib/applications/reapply";
import type { Customer } from "@/lib/auth/actor";
import { db } from "@/lib/db";
import { carryOver } from "@/lib/documents/carry-over";
import { removeDocument } from "@/lib/documents/remove";
import { fetchBytes, placeOf, storeBytes } from "@/lib/documents/store";
import { openFile, sealFile } from "@/lib/vault/seal";
import { documentsOf, send } from "@/tests/support/documents";
import { aCustomer, aDocument, aDraft, anApplication, keyOf } from "@/tests/support/make";
import { asOwner } from "@/tests/support/owner";

/** A rejected application that was sent with both sides of the identity document and a proof of income. */
async function rejectedWithPapers(customer: Customer) {
  const { id } = await anApplication({ customer, status: "REJECTED", productCode: "GOLD" });
  const key = await keyOf(customer.id);
  const ids: string[] = [];
  for (const kind of ["ID_FRONT", "ID_BACK", "INCOME_PROOF"] as const) {
    const document = await aDocument(customer, id, kind);
    await storeBytes(document.storageKey, sealFile(key, placeOf(document.id), Buffer.from(kind)));
    ids.push(document.id);
  }
  await send(id, ids);
  return id;
}

const papersOf = (applicationId: string) =>
  db.document.findMany({
    where: { applicationId },
    orderBy: { id: "asc" },
    select: { id: true, kind: true, storageKey: true },
  });

test("applying again brings the documents along, each readable in its new place and as old as it was", async () => {
  const customer = await aCustomer();
  const rejected = await rejectedWithPapers(customer);
  const draft = await reapply(customer, rejected);

  const papers = await papersOf(draft.id);
  expect(papers.map(({ kind }) => kind)).toEqual(["ID_FRONT", "ID_BACK", "INCOME_PROOF"]);
  const key = await keyOf(customer.id);
  for (const { id, kind, storageKey } of papers)
    expect(openFile(key, placeOf(id), (await fetchBytes(storageKey))!).toString()).toBe(kind);
  expect(await db.operationLogEntry.count({ where: { action: "document.added", subjectId: customer.id } })).toBe(3);
  expect(await papersOf(rejected)).toHaveLength(3);
});

test("in two tabs at once it comes along once, and what the draft holds already stays", async () => {
  const customer = await aCustomer();
  const rejected = await rejectedWithPapers(customer);
  const draft = await aDraft(customer);
  const own = await aDocument(customer, draft.id, "ID_FRONT");
  await Promise.all([1, 2, 3].map(() => reapply(customer, rejected)));
  const papers = await papersOf(draft.id);
  expect(papers.map(({ kind }) => kind).toSorted()).toEqual(["ID_BACK", "ID_FRONT", "INCOME_PROOF"]);
  expect(papers.map(({ id }) => id)).toContain(own.id);
});

test("what must be recent comes along for three months", async () => {
  const customer = await aCustomer();
  const rejected = await rejectedWithPapers(customer);
  const uploadedAt = new Date(Date.now() - 91 * 24 * 3_600_000);
  await db.document.updateMany({ where: { applicationId: rejected }, data: { uploadedAt } });
  const draft = await reapply(customer, rejected);
  const papers = await db.document.findMany({ where: { applicationId: draft.id }, orderBy: { id: "asc" } });
  expect(papers).toMatchObject([
    { kind: "ID_FRONT", uploadedAt },
    { kind: "ID_BACK", uploadedAt },
  ]);
});

test("another's papers do not come along", async () => {
  const customer = await aCustomer();
  const foreign = await rejectedWithPapers(await aCustomer());
  const draft = await aDraft(customer);
  await carryOver(customer, foreign, draft.id);
  expect(await papersOf(draft.id)).toEqual([]);
});

test("for another card the documents come along as well, as long as that card's setting allows", async () => {
  const customer = await aCustomer();
  await rejectedWithPapers(customer);
  await asOwner(`update "CardProduct" set "proofDays" = 0 where code = 'DRIVER'`);
  try {
    await chooseProduct(customer, { productCode: "DRIVER", requestedLimit: 2_000_000n, version: 1 });
  } finally {
    await asOwner(`update "CardProduct" set "proofDays" = 90 where code = 'DRIVER'`);
  }
  const draft = await db.application.findFirstOrThrow({ where: { status: "DRAFT" }, select: { id: true } });
  expect((await papersOf(draft.id)).map(({ kind }) => kind)).toEqual(["ID_FRONT", "ID_BACK"]);
});

test("for another card a recent proof need not be sent again, and the customer may still replace it", async () => {
  const customer = await aCustomer();
  await rejectedWithPapers(customer);
  const choice = { productCode: "DRIVER", requestedLimit: 2_000_000n, version: 1 };
  await chooseProduct(customer, choice);
  const draft = await db.application.findFirstOrThrow({ where: { status: "DRAFT" }, select: { id: true } });
  const proof = (await papersOf(draft.id)).find(({ kind }) => kind === "INCOME_PROOF")!;
  await removeDocument(customer, { documentId: proof.id });
  expect((await documentsOf(draft.id)).map(({ kind }) => kind)).toEqual(["ID_FRONT", "ID_BACK"]);
});
