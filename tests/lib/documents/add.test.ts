import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { Customer } from "@/lib/auth/actor";
import { db } from "@/lib/db";
import { addDocument } from "@/lib/documents/add";
import { findCollecting, listOwnDocuments } from "@/lib/documents/queries";
import { removeDocument } from "@/lib/documents/remove";
import { viewDocument } from "@/lib/documents/view";
import { env } from "@/lib/env";
import { aPdf, aPicture } from "@/tests/support/files";
import { aCustomer, aDraft, aManager, anAdmin, anApplication, aStranger } from "@/tests/support/make";

const whole = { small: false };

describe("adding a document", () => {
  test("stores it sealed, shows it to its owner and leaves its trace in the log", async () => {
    const { customer, applicationId } = await collecting();
    const sent = aPdf({ object: "(CanaryContent)" });

    const id = await addDocument(customer, { applicationId, kind: "INCOME_PROOF" }, sent);

    expect(await viewDocument(customer, { id, ...whole })).toEqual({ mime: "application/pdf", bytes: sent });
    expect(await listOwnDocuments(customer, applicationId)).toMatchObject([
      { id, kind: "INCOME_PROOF", mime: "application/pdf", bytes: sent.length, pages: 1 },
    ]);
    const [stored] = storedFor(customer);
    expect(readFileSync(stored!).includes("CanaryContent")).toBe(false);
    expect(await logOf(customer)).toEqual([
      {
        action: "document.added",
        objectId: id,
        subjectId: customer.id,
        detail: { applicationId, kind: "INCOME_PROOF", mime: "application/pdf", bytes: sent.length },
      },
    ]);
  });

  test("of a side of the identity document replaces the one before, whose bytes go", async () => {
    const { customer, applicationId } = await collecting();
    await addDocument(customer, { applicationId, kind: "ID_FRONT" }, await aPicture({}));
    const id = await addDocument(customer, { applicationId, kind: "ID_FRONT" }, await aPicture({ width: 90 }));

    expect(await listOwnDocuments(customer, applicationId)).toMatchObject([{ id }]);
    expect(storedFor(customer)).toHaveLength(1);
  });

  test("beyond the number of its kind is refused and stores nothing", async () => {
    const { customer, applicationId } = await collecting();
    const add = () => addDocument(customer, { applicationId, kind: "EMPLOYMENT_PROOF" }, aPdf({}));
    for (let count = 0; count < 3; count += 1) await add();

    await expect(add()).rejects.toMatchObject({ code: "document.tooMany", values: { most: 3 } });
    expect(storedFor(customer)).toHaveLength(3);
  });

  test("at the same time, over the number of its kind, lets only that number through", async () => {
    const { customer, applicationId } = await collecting();
    const add = () => addDocument(customer, { applicationId, kind: "EMPLOYMENT_PROOF" }, aPdf({}));

    const results = await Promise.allSettled(Array.from({ length: 6 }, add));

    expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(3);
    expect(storedFor(customer)).toHaveLength(3);
  });

  test("that cannot be kept leaves neither row nor bytes nor log", async () => {
    const { customer, applicationId } = await collecting();
    const upload = { applicationId, kind: "ID_FRONT" } as const;

    await expect(addDocument(customer, upload, Buffer.from("MZ"))).rejects.toMatchObject({
      code: "document.wrongKind",
    });

    expect(await db.document.count()).toBe(0);
    expect(storedFor(customer)).toEqual([]);
    expect(await logOf(customer)).toEqual([]);
  });

  test("to somebody else's application is refused as if there were none", async () => {
    const { applicationId } = await collecting();
    const stranger = await aStranger();

    const refused = addDocument(stranger, { applicationId, kind: "ID_FRONT" }, aPdf({}));

    await expect(refused).rejects.toMatchObject({ code: "document.noApplication" });
    expect(storedFor(stranger)).toEqual([]);
  });

  test("to an application sent back takes only the kinds asked for", async () => {
    const customer = await aCustomer();
    const { id: applicationId } = await anApplication({
      customer,
      status: "RETURNED",
      documentsAsked: ["INCOME_PROOF"],
    });

    await addDocument(customer, { applicationId, kind: "INCOME_PROOF" }, aPdf({}));
    const other = addDocument(customer, { applicationId, kind: "ID_FRONT" }, aPdf({}));

    await expect(other).rejects.toMatchObject({ code: "document.closed" });
    expect(await findCollecting(customer, null)).toMatchObject({ id: applicationId, kinds: ["INCOME_PROOF"] });
  });
});

describe("removing a document", () => {
  test("takes it out of the application with its bytes, and is logged once", async () => {
    const { customer, applicationId } = await collecting();
    const id = await addDocument(customer, { applicationId, kind: "OTHER" }, aPdf({}));

    await Promise.all([removeDocument(customer, { documentId: id }), removeDocument(customer, { documentId: id })]);

    expect(await listOwnDocuments(customer, applicationId)).toEqual([]);
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
  test("is for its owner and, once it was sent, for managers; for nobody else", async () => {
    const { customer, applicationId } = await collecting();
    const id = await addDocument(customer, { applicationId, kind: "ID_FRONT" }, await aPicture({ width: 900 }));
    const manager = await aManager();

    expect(await viewDocument(manager, { id, ...whole })).toBeNull();
    await send(applicationId, [id]);

    expect(await viewDocument(manager, { id, ...whole })).toMatchObject({ mime: "image/jpeg" });
    expect(await viewDocument(customer, { id, small: true })).toMatchObject({ mime: "image/jpeg" });
    expect(await viewDocument(await aStranger(), { id, ...whole })).toBeNull();
    expect(await viewDocument(await anAdmin(), { id, ...whole })).toBeNull();
  });

  test("by a manager is told to the customer, once in a session of the manager", async () => {
    const { customer, applicationId } = await collecting();
    const id = await addDocument(customer, { applicationId, kind: "OTHER" }, aPdf({}));
    await send(applicationId, [id]);
    const manager = await aManager();

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

async function collecting() {
  const customer = await aStranger();
  const { id: applicationId } = await aDraft(customer);
  return { customer, applicationId };
}

/** What sending an application with these documents leaves, as far as documents go. */
async function send(applicationId: string, documentIds: string[]) {
  const rest = { profileVersion: 1, declaration: "", answers: {}, identitySealed: "" };
  await db.submission.create({ data: { applicationId, round: 2, documentIds, ...rest }, select: { id: true } });
}

function storedFor(customer: Customer): string[] {
  const folder = join(env.DOCUMENTS_DIR, customer.id);
  return existsSync(folder) ? readdirSync(folder).map((file) => join(folder, file)) : [];
}

function logOf(customer: Customer) {
  return db.operationLogEntry.findMany({
    where: { subjectId: customer.id },
    orderBy: { at: "asc" },
    select: { action: true, objectId: true, subjectId: true, detail: true },
  });
}
