import fc from "fast-check";
import { expect, test } from "vitest";
import { anybody, product } from "@/bench/advice-people";
import { advise } from "@/lib/advice/advise";
import { expertCard } from "@/lib/advice/expert-card";
import { toldOf } from "@/lib/advice/told";
import { rejectionReasons } from "@/lib/applications/reasons";
import { firstRules } from "@/lib/policy/rule-set";

test("of a thousand people nobody is told a score, a protected field, or a usual value on the wrong side", () => {
  const basis = { card: expertCard, rules: firstRules, product };
  const people = anybody(1_000, 3).map((person) => advise(person, basis));
  fc.assert(
    fc.property(fc.constantFrom(...people), fc.subarray([...rejectionReasons], { maxLength: 4 }), (advice, reasons) => {
      for (const { code, field, value, usual } of toldOf(advice, reasons)) {
        expect(reasons).toContain(code);
        expect(field).toMatch(
          /^(debtToIncome|jobMonths|livingMonths|balanceToLimit|limitToIncome|totalLimitToIncome|recentApplications)$/,
        );
        if (usual !== null) expect(/Months/.test(field) ? usual > value : usual < value).toBe(true);
      }
    }),
    { numRuns: 2_000, seed: 1 },
  );
});

test("a reason that the advice does not speak of is told without figures", () => {
  const [person] = anybody(1, 4);
  const advice = advise(person!, { card: expertCard, rules: { version: 1, rules: [] }, product });
  const silent = { ...advice, scored: { ...advice.scored, reasons: [] }, hits: [] };
  expect(toldOf(silent, ["JOB_TOO_RECENT", "REPAYMENTS_HIGH"])).toEqual([]);
});
