import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { db } from "@/lib/db";
import { addDocument } from "@/lib/documents/add";
import { findCollecting } from "@/lib/documents/queries";
import { viewDocument } from "@/lib/documents/view";
import { collecting, documentsOf, logOf, storedFor } from "@/tests/support/documents";
import { aPdf, aPicture } from "@/tests/support/files";
import { aCustomer, anApplication, aStranger } from "@/tests/support/make";

const whole = { small: false };

describe("adding a document", () => {
  test("stores it sealed, shows it to its owner and leaves its trace in the log", async () => {
    const { customer, applicationId } = await collecting();
    const sent = aPdf({ object: "(CanaryContent)" });

    const id = await addDocument(customer, { applicationId, kind: "INCOME_PROOF" }, sent);

    expect(await viewDocument(customer, { id, ...whole })).toEqual({ mime: "application/pdf", bytes: sent });
    expect(await documentsOf(applicationId)).toMatchObject([
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

    expect(await documentsOf(applicationId)).toMatchObject([{ id }]);
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
