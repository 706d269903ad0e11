import fc from "fast-check";
import { expect, test } from "vitest";
import { formatAmount, formatMoney, formatRate, yuanText } from "@/lib/money";

test.each([
  [1_234_567n, "¥12,345.67"],
  [0n, "¥0.00"],
  [-8_850n, "−¥88.50"],
  [5n, "¥0.05"],
])("%s cents read %s", (cents, text) => expect(formatMoney(cents, "zh-CN")).toBe(text));

test("whole yuan lose their decimals where the head names the unit, parts never", () => {
  expect(formatAmount(3_000_000n, "zh-CN", { whole: true })).toBe("30,000");
  expect(formatAmount(3_000_050n, "zh-CN", { whole: true })).toBe("30,000.50");
  expect(formatAmount(-100n, "en")).toBe("−1.00");
});

test("a rate of 1825 basis points is 18.25%", () => expect(formatRate(1_825)).toBe("18.25%"));

test("no cent is lost on the way to text and back, however large the amount", () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: 10n ** 18n }), (cents) => {
      const [whole = "", rest = ""] = yuanText(cents).split(".");
      return BigInt(whole) * 100n + BigInt(rest.padEnd(2, "0") || 0) === cents;
    }),
  );
});
