import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Profile } from "@/lib/customers/profile";
import {
  completeness,
  differences,
  missingForApplication,
  neededForApplication,
  profileFields,
  sectionNames,
  sectionOf,
  sectionState,
} from "@/lib/customers/rules";
import { aFullProfile, anEmptyProfile } from "../../support/profiles";

const missing = (profile: Profile) => missingForApplication(profile).map(({ field }) => field);

describe("what an application still needs", () => {
  test("nothing, when everything that is asked is answered", () => {
    expect(missing(aFullProfile())).toEqual([]);
    expect(completeness(aFullProfile())).toBe(100);
    expect(sectionNames.map((section) => sectionState(aFullProfile(), section))).toEqual(Array(6).fill("complete"));
  });

  test("postcode and other income are never needed", () => {
    expect(missing({ ...aFullProfile(), postcode: null, otherIncome: null })).toEqual([]);
  });

  test("an employee's employer is, a pensioner's is not", () => {
    const without = { employer: null, employerKind: null, occupation: null, jobSince: null };
    expect(missing({ ...aFullProfile(), ...without })).toEqual(["employer", "employerKind", "occupation", "jobSince"]);
    expect(missing({ ...aFullProfile(), ...without, employmentKind: "SELF_EMPLOYED" })).toEqual([
      "employer",
      "occupation",
      "jobSince",
    ]);
    expect(missing({ ...aFullProfile(), ...without, employmentKind: "RETIRED" })).toEqual([]);
  });

  test("what is owed on cards elsewhere is needed only where there are such cards", () => {
    const without = { cardLimitsElsewhere: null, cardBalanceElsewhere: null };
    expect(missing({ ...aFullProfile(), ...without, cardsElsewhere: 2 })).toEqual([
      "cardLimitsElsewhere",
      "cardBalanceElsewhere",
    ]);
    expect(missing({ ...aFullProfile(), ...without, cardsElsewhere: 0 })).toEqual([]);
  });

  test("zero is an answer", () => {
    expect(missing({ ...aFullProfile(), monthlyIncome: 0n, monthlyRepayment: 0n, dependants: 0 })).toEqual([]);
  });

  test("an empty profile lacks something of each section and is 0 percent done", () => {
    expect(new Set(missingForApplication(anEmptyProfile()).map(({ section }) => section))).toEqual(
      new Set(sectionNames),
    );
    expect(completeness(anEmptyProfile())).toBe(0);
    expect(sectionState(anEmptyProfile(), "income")).toBe("untouched");
    expect(sectionState({ ...anEmptyProfile(), incomeSource: "SALARY" }, "income")).toBe("begun");
  });

  test("the measure is 100 percent exactly when nothing is missing", () => {
    fc.assert(
      fc.property(fc.subarray([...profileFields]), (emptied) => {
        const profile = { ...aFullProfile(), ...Object.fromEntries(emptied.map((field) => [field, null])) };
        expect(completeness(profile) === 100).toBe(missing(profile).length === 0);
        expect(completeness(profile)).toBeGreaterThanOrEqual(0);
        expect(neededForApplication(profile).length).toBeGreaterThanOrEqual(missing(profile).length);
      }),
      { numRuns: 2_000 },
    );
  });
});

describe("differences", () => {
  test("name each field with what it was and what it is, in the order asked", () => {
    const before = aFullProfile();
    const after = { ...before, monthlyIncome: 1_500_000n, name: "张山", workAddress: null, postcode: "310000" };
    expect(differences(before, after, profileFields)).toEqual([
      { field: "name", from: "张三", to: "张山" },
      { field: "postcode", from: null, to: "310000" },
      { field: "monthlyIncome", from: 1_200_000n, to: 1_500_000n },
      { field: "workAddress", from: before.workAddress, to: null },
    ]);
  });

  test("there are none between a profile and its copy, and a missing field is an empty one", () => {
    expect(differences(aFullProfile(), structuredClone(aFullProfile()), profileFields)).toEqual([]);
    expect(differences({}, anEmptyProfile(), profileFields)).toEqual([]);
  });

  test("an address is another when any part of it is", () => {
    const before = aFullProfile();
    for (const part of ["city", "line", "postcode"] as const) {
      const workAddress = { ...before.workAddress!, [part]: "other" };
      expect(differences(before, { ...before, workAddress }, profileFields)).toHaveLength(1);
    }
  });
});

test("each question belongs to one section", () => {
  expect(sectionOf("jobSince")).toBe("employment");
  expect(sectionOf("line")).toBe("contact");
  expect(sectionOf("toString")).toBeNull();
});
