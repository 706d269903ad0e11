import { expect, test } from "vitest";
import { db } from "@/lib/db";
import { listFound } from "@/lib/directory/queries";
import { documentKey, nameKey } from "@/lib/identity/rules";
import { resolveSearch } from "@/lib/search/queries";
import { readSearch, SearchSchema, searchAddress } from "@/lib/search/schema";
import { keyedIndex } from "@/lib/vault/keyed-index";
import { aCustomer, aManager, anAdmin, anApplication } from "@/tests/support/make";

/** A valid number of a region that exists; the person does not. */
const resident = "11010519491231002X";

async function known() {
  const customer = await aCustomer({ profile: { name: "欧阳若兰", mobile: "13812341402" } });
  await db.customer.update({
    where: { id: customer.id },
    data: {
      number: "C00010001",
      verifiedAt: new Date(),
      documentIndex: keyedIndex("document", documentKey("RESIDENT_ID", resident)),
      nameIndex: keyedIndex("name", nameKey("欧阳若兰")),
    },
    select: { id: true },
  });
  return customer;
}

test("one search box finds a person by each whole key, however it is typed", async () => {
  const manager = await aManager();
  const { id } = await known();
  const ways = ["C00010001", "c0001 0001", resident, "110105 19491231 002x", "１１０１０５１９４９１２３１００２Ｘ"];
  ways.push("13812341402", "138 1234 1402", "+86 138-1234-1402", "欧阳若兰", " 欧阳 若兰 ");
  for (const typed of ways) expect(await resolveSearch(manager, typed), typed).toMatchObject({ to: "customer", id });
});

test("and never by a part of one", async () => {
  const manager = await aManager();
  await known();
  const parts = [
    "欧阳",
    "若兰",
    "欧阳若",
    "1402",
    "1381234140",
    "381234140",
    resident.slice(0, 17),
    resident.slice(-6),
  ];
  for (const typed of [...parts, "C0001000", "XK", "%", "_", "欧阳%", "*", "' OR true --"])
    expect(await resolveSearch(manager, typed), typed).toMatchObject({ to: "nothing" });
});

test("an application number leads a manager to the application, an administrator to the customer", async () => {
  const [manager, admin] = [await aManager(), await anAdmin()];
  const { id, customer } = await anApplication();
  const { number } = await db.application.findUniqueOrThrow({ where: { id }, select: { number: true } });
  for (const typed of [number!, number!.toLowerCase(), number!.replace("-", " ")])
    expect(await resolveSearch(manager, typed)).toEqual({ to: "application", id });
  expect(await resolveSearch(admin, number!)).toEqual({ to: "customer", by: "application", id: customer.id });
});

test("[DP-07] people of one name are listed, masked, and the address holds a keyed hash instead of the name", async () => {
  const manager = await aManager();
  const people = [await aCustomer(), await aCustomer(), await aCustomer()];
  for (const { id } of people)
    await db.customer.update({
      where: { id },
      data: { nameIndex: keyedIndex("name", nameKey("周雨桐")) },
      select: { id: true },
    });

  const found = await resolveSearch(manager, "周雨桐");
  if (found.to !== "people") throw new Error(`led to ${found.to}`);
  const address = searchAddress("/work/search", found);
  expect(decodeURIComponent(address)).not.toContain("周");

  const search = readSearch(new URLSearchParams(address.split("?")[1]));
  const first = await listFound(manager, search, 2);
  const second = await listFound(manager, { ...search, after: first.next }, 2);
  const rows = [...first.rows, ...second.rows];
  expect(rows.map(({ id }) => id)).toEqual(people.map(({ id }) => id).toSorted());
  expect(rows.map(({ name }) => name)).toEqual(["周*桐", "周*桐", "周*桐"]);
  expect(second.next).toBeNull();
});

test("what was typed never comes back, and nonsense finds nothing", async () => {
  const manager = await aManager();
  for (const q of ["", "   ", "\u202e12345", "x".repeat(5_000), "🙂", "-", "\u0000"]) {
    const parsed = SearchSchema.parse({ q });
    expect(await resolveSearch(manager, parsed.q)).toMatchObject({ to: "nothing" });
  }
  expect(SearchSchema.shape.q.meta()).toMatchObject({ secret: true });
  expect(readSearch({ by: "name", key: "x' OR true" })).toMatchObject({ by: "name", key: null });
});
