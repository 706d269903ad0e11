import { expect, test } from "vitest";
import { statementName } from "@/lib/statement-name";

test("a statement that comes again is kept prepared, under one name for one text", () => {
  const names = [1, 2, 3, 4, 5].map(() => statementName("SELECT 1 AS one"));
  expect(names.slice(0, 3)).toEqual([undefined, undefined, undefined]);
  expect(names[3]).toMatch(/^[\w-]{22}$/);
  expect(names[4]).toBe(names[3]);
  for (let use = 0; use < 4; use += 1) statementName("SELECT 2 AS two");
  expect(statementName("SELECT 2 AS two")).not.toBe(names[3]);
});

test("no connection keeps more than two hundred, however many statements there are", () => {
  for (let text = 0; text < 5_000; text += 1) for (let use = 0; use < 5; use += 1) statementName(`SELECT ${text}`);
  const named = Array.from({ length: 5_000 }, (_, text) => statementName(`SELECT ${text}`)).filter(Boolean);
  expect(named.length).toBeLessThanOrEqual(200);
});
