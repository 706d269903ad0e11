import fc from "fast-check";
import { expect, test } from "vitest";
import { queueAddress, readQueueFilters, sizes, sortOf, tabs } from "@/lib/queue/schema";

const id = "01990000-0000-7000-8000-000000000001";
const empty = readQueueFilters({});

test("an empty address shows what is open, what is due first, twenty rows", () => {
  expect(empty).toMatchObject({ tab: "open", size: 20, product: null, after: null });
  expect(sortOf(empty)).toEqual({ by: "due", descending: false });
  expect(sortOf(readQueueFilters({ tab: "all" }))).toEqual({ by: "submitted", descending: true });
});

test("filters written into an address are read back from it", () => {
  const filters = readQueueFilters({
    tab: "mine",
    product: "GOLD",
    stage: "IN_REVIEW",
    manager: id,
    from: "2026-11-01",
    to: "2026-11-20",
    due: "late",
    sort: "-limit",
    size: "50",
    after: `limit.3000000.${id}`,
  });
  expect(filters.after).toEqual({ sort: "limit", value: "3000000", id });
  expect(readQueueFilters(new URLSearchParams(queueAddress("/work/queue", filters).split("?")[1]))).toEqual(filters);
});

test("what the address says wrongly it does not say", () => {
  const wrong = { tab: "x", product: "gold", stage: "DRAFT", manager: "1", from: "2026-02-31", to: "yesterday" };
  expect(readQueueFilters({ ...wrong, due: "", sort: "name", size: "7", after: "due.1.2", before: id })).toEqual(empty);
});

test("whatever an address holds, it is read without a fault and within bounds", () => {
  const names = [
    "tab",
    "product",
    "stage",
    "manager",
    "from",
    "to",
    "due",
    "sort",
    "size",
    "after",
    "before",
    "__proto__",
  ];
  const value = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.constantFrom(
      "open",
      "GOLD",
      "-due",
      "２０",
      "\u202e2026-11-01",
      "2026-11-01'--",
      "NaN",
      "1e9",
      `due.9.${id}`,
      "%00",
    ),
    fc.constantFrom(`due.99999999999999999.${id}`, `limit.-1.${id}`, "due.1.", "20", "100", "constructor"),
  );
  const sent = fc.dictionary(fc.constantFrom(...names), fc.oneof(value, fc.array(value, { maxLength: 3 })));
  fc.assert(
    fc.property(sent, (address) => {
      const filters = readQueueFilters(address);
      expect(tabs).toContain(filters.tab);
      expect(sizes).toContain(filters.size);
      for (const day of [filters.from, filters.to]) if (day) expect(new Date(day).toISOString()).toContain(day);
      for (const cursor of [filters.after, filters.before])
        if (cursor) expect(Number.isFinite(new Date(Number(cursor.value)).getTime())).toBe(true);
      expect(readQueueFilters(new URLSearchParams(queueAddress(filters)))).toEqual(filters);
    }),
    { numRuns: 10_000 },
  );
});
