import { describe, expect, test } from "vitest";
import { db } from "@/lib/db";
import { addDocument } from "@/lib/documents/add";
import { removeDocument } from "@/lib/documents/remove";
import { placeOf, storeBytes } from "@/lib/documents/store";
import { viewDocument } from "@/lib/documents/view";
import { decide } from "@/lib/reviews/decide";
import { personKey } from "@/lib/vault/person";
import { sealFile } from "@/lib/vault/seal";
import { aDocument } from "@/tests/support/cases";
import { collecting, documentsOf, giveTo, logOf, send, storedFor } from "@/tests/support/documents";
import { aPdf, aPicture } from "@/tests/support/files";
import { aCase, approval } from "@/tests/support/judgements";
import { aCustomer, aManager, anAdmin, anApplication, aStranger } from "@/tests/support/make";

const whole = { small: false };

describe("removing a document", () => {
  test("takes it out of the application with its bytes, and is logged once", async () => {
    const { customer, applicationId } = await collecting();
    const id = await addDocument(customer, { applicationId, kind: "OTHER" }, aPdf({}));

    await Promise.all([removeDocument(customer, { documentId: id }), removeDocument(customer, { documentId: id })]);

    expect(await documentsOf(applicationId)).toEqual([]);
    expect(await viewDocument(customer, { id, ...whole })).toBeNull();
    expect(storedFor(customer)).toEqual([]);
    expect((await logOf(customer)).map(({ action }) => action)).toEqual(["document.added", "document.removed"]);
  });

  test("that was sent with a submission keeps it for the bank", async () => {
    const customer = await aCustomer();
    const { id: applicationId } = await anApplication({ customer, status: "RETURNED", documentsAsked: ["OTHER"] });
    const manager = await aManager();
    const id = await addDocument(customer, { applicationId, kind: "OTHER" }, aPdf({}));
    await send(applicationId, [id]);
    await giveTo(manager, applicationId);

    await removeDocument(customer, { documentId: id });

    expect(await viewDocument(customer, { id, ...whole })).toBeNull();
    expect(await viewDocument(manager, { id, ...whole })).not.toBeNull();
  });

  test("of somebody else is refused as if there were none", async () => {
    const { customer, applicationId } = await collecting();
    const id = await addDocument(customer, { applicationId, kind: "OTHER" }, aPdf({}));

    const refused = removeDocument(await aStranger(), { documentId: id });

    await expect(refused).rejects.toMatchObject({ code: "document.missing" });
  });
});

describe("viewing a document", () => {
  test("is for its owner and, once it was sent, for the manager who has the case; for nobody else", async () => {
    const { customer, applicationId } = await collecting();
    const id = await addDocument(customer, { applicationId, kind: "ID_FRONT" }, await aPicture({ width: 900 }));
    const manager = await aManager();

    await giveTo(manager, applicationId);
    expect(await viewDocument(manager, { id, ...whole })).toBeNull();
    await send(applicationId, [id]);

    expect(await viewDocument(manager, { id, ...whole })).toMatchObject({ mime: "image/jpeg" });
    expect(await viewDocument(customer, { id, small: true })).toMatchObject({ mime: "image/jpeg" });
    expect(await viewDocument(await aStranger(), { id, ...whole })).toBeNull();
    expect(await viewDocument(await anAdmin(), { id, ...whole })).toBeNull();
    expect(await viewDocument(await aManager(), { id, ...whole })).toBeNull();
  });

  test("while a second signature is awaited, is also for who may give it", async () => {
    const made = await aCase({ productCode: "PLATINUM", requestedLimit: 6_000_000n });
    const { id, storageKey } = await aDocument(made.customer, made.id, "OTHER");
    await storeBytes(storageKey, sealFile(await personKey(db, made.customerId), placeOf(id), aPdf({})));
    await send(made.id, [id]);
    await decide(made.manager, approval(made, 6_000_000n));

    expect(await viewDocument(await aManager({ limitAuthority: 6_000_000n }), { id, ...whole })).not.toBeNull();
    expect(await viewDocument(await aManager({ limitAuthority: 5_900_000n }), { id, ...whole })).toBeNull();
  });

  test("by a manager is told to the customer, once in a session of the manager", async () => {
    const { customer, applicationId } = await collecting();
    const id = await addDocument(customer, { applicationId, kind: "OTHER" }, aPdf({}));
    await send(applicationId, [id]);
    const manager = await aManager();
    await giveTo(manager, applicationId);

    await viewDocument(manager, { id, ...whole });
    await viewDocument(manager, { id, ...whole });
    await viewDocument({ ...manager, signedInAt: new Date(Date.now() + 1000) }, { id, ...whole });

    const views = (await logOf(customer)).filter(({ action }) => action === "document.viewed");
    expect(views).toMatchObject([{ objectId: id, detail: { applicationId, kind: "OTHER" } }, {}]);
  });

  test("whose bytes were moved from another document does not open", async () => {
    const { customer, applicationId } = await collecting();
    const one = await addDocument(customer, { applicationId, kind: "OTHER" }, aPdf({ pages: 1 }));
    const two = await addDocument(customer, { applicationId, kind: "OTHER" }, aPdf({ pages: 2 }));
    const { storageKey } = await db.document.findUniqueOrThrow({ where: { id: one }, select: { storageKey: true } });
    await db.document.update({ where: { id: one }, data: { storageKey: "gone" } });
    await db.document.update({ where: { id: two }, data: { storageKey } });

    await expect(viewDocument(customer, { id: two, ...whole })).rejects.toThrow("does not open");
    expect(await viewDocument(customer, { id: one, ...whole })).toBeNull();
  });
});
