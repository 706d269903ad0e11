import { expect, test } from "vitest";
import { chooseProduct } from "@/lib/applications/choose-product";
import { db } from "@/lib/db";
import { aCustomer, aDraft, anApplication } from "@/tests/support/make";

const gold = { productCode: "GOLD", requestedLimit: 2_000_000n };

test("choosing a card starts the draft, and the log knows the card", async () => {
  const customer = await aCustomer();
  await chooseProduct(customer, { ...gold, version: 1 });

  expect(await drafts()).toMatchObject([{ customerId: customer.id, ...gold, version: 2 }]);
  const log = await db.operationLogEntry.findMany({ orderBy: { id: "asc" }, select: { action: true, detail: true } });
  expect(log).toMatchObject([
    { action: "application.started" },
    { action: "application.cardChosen", detail: { productCode: "GOLD" } },
  ]);
});

test("choosing in twenty tabs at once starts one draft, and each customer's is another", async () => {
  const [customer, other] = [await aCustomer(), await aCustomer()];
  await Promise.all(Array.from({ length: 20 }, () => chooseProduct(customer, { ...gold, version: 1 })));
  await chooseProduct(other, { ...gold, version: 1 });

  expect(await drafts()).toMatchObject([{ customerId: customer.id }, { customerId: other.id }]);
  expect(await db.operationLogEntry.count({ where: { actorId: customer.id } })).toBe(2);
});

test("another card can be chosen until the draft is sent", async () => {
  const customer = await aCustomer();
  const { version } = await aDraft(customer);
  await chooseProduct(customer, { ...gold, version });
  expect(await drafts()).toMatchObject([gold]);
});

test("sending the same choice twice is sending it once", async () => {
  const customer = await aCustomer();
  const { version } = await aDraft(customer);
  await Promise.all([1, 2, 3, 4].map(() => chooseProduct(customer, { ...gold, version })));
  expect(await drafts()).toMatchObject([{ ...gold, version: version + 1 }]);
  expect(await db.operationLogEntry.count({ where: { action: "application.cardChosen" } })).toBe(1);
});

test("of two tabs that choose differently one is refused, and so is a page from before the draft was changed", async () => {
  const customer = await aCustomer();
  const { version } = await aDraft(customer, { productCode: null, requestedLimit: null });
  const results = await Promise.allSettled([
    chooseProduct(customer, { ...gold, version }),
    chooseProduct(customer, { productCode: "FIRST", requestedLimit: 500_000n, version }),
  ]);
  expect(results.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);

  const stale = chooseProduct(customer, { productCode: "DRIVER", requestedLimit: 2_000_000n, version: 1 });
  await expect(stale).rejects.toMatchObject({ code: "application.changedElsewhere" });
});

test.each([
  ["limit.tooLow", { productCode: "GOLD", requestedLimit: 999_999n }],
  ["limit.tooHigh", { productCode: "GOLD", requestedLimit: 5_000_001n }],
  ["limit.tooLow", { productCode: "GOLD", requestedLimit: -1n }],
  ["product.notOffered", { productCode: "DIAMOND", requestedLimit: 2_000_000n }],
])("a choice is refused: %s %o", async (code, choice) => {
  const customer = await aCustomer();
  await expect(chooseProduct(customer, { ...choice, version: 1 })).rejects.toMatchObject({ code });
  expect(await db.application.count()).toBe(0);
});

test("the refusal of a limit names both bounds", async () => {
  const refused = chooseProduct(await aCustomer(), { ...gold, requestedLimit: 1n, version: 1 });
  await expect(refused).rejects.toMatchObject({ field: "requestedLimit", values: { min: "10,000", max: "50,000" } });
});

test("a card with an application in progress, or not welcome yet, is refused", async () => {
  const customer = await aCustomer();
  await anApplication({ customer, productCode: "GOLD", status: "RETURNED" });
  await expect(chooseProduct(customer, { ...gold, version: 1 })).rejects.toMatchObject({ code: "application.open" });

  const reapplyFrom = new Date("2999-12-31T16:00:00Z");
  await anApplication({ customer, productCode: "FIRST", status: "REJECTED", reapplyFrom });
  const early = chooseProduct(customer, { productCode: "FIRST", requestedLimit: 500_000n, version: 1 });
  await expect(early).rejects.toMatchObject({ code: "application.reapplyLater", values: { date: "3000年1月1日" } });

  await chooseProduct(customer, { productCode: "DRIVER", requestedLimit: 2_000_000n, version: 1 });
  expect(await drafts()).toHaveLength(1);
});

test("a page from before the draft was sent does not start another", async () => {
  const customer = await aCustomer();
  await anApplication({ customer });
  await expect(chooseProduct(customer, { ...gold, version: 3 })).rejects.toMatchObject({
    code: "application.changedElsewhere",
  });
  expect(await drafts()).toEqual([]);
});

const drafts = () =>
  db.application.findMany({
    where: { status: "DRAFT" },
    select: { customerId: true, productCode: true, requestedLimit: true, version: true },
  });
