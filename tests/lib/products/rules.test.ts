import { expect, test } from "vitest";
import { dailyRate, interest, workedExample } from "@/lib/products/rules";

test("interest is simple, by the day of a year of 365, to the nearest cent", () => {
  expect(interest(500_000n, 47, 1825)).toBe(11_750n);
  expect(interest(100n, 1, 1825)).toBe(0n);
  expect(interest(1_000n, 1, 1825)).toBe(1n);
  expect(interest(0n, 365, 1825)).toBe(0n);
});

test("the example of the rates page adds up to the cent", () => {
  const example = workedExample(1825);
  expect(example).toMatchObject({ first: 11_750n, second: 2_475n, total: 14_225n });
  expect(example.least + example.rest).toBe(example.purchase);
});

test("a yearly rate is said as a rate for each day", () => {
  expect([1825, 1460, 1643].map(dailyRate)).toEqual(["0.05%", "0.04%", "0.045%"]);
});
