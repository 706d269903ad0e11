import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import {
  isOldEnough,
  isOpen,
  limitFault,
  limitWithin,
  mayClaim,
  mayDecide,
  mayMove,
  mayReapply,
  mayRelease,
  maySign,
  mayTransfer,
  mayWithdraw,
  missingDocuments,
  moves,
  needsSecondSignature,
  requiredDocuments,
} from "@/lib/applications/rules";
import type { Manager } from "@/lib/auth/actor";
import { ApplicationStatus } from "@/lib/generated/prisma/enums";

const statuses = Object.values(ApplicationStatus);

describe("moves", () => {
  const legal = [
    "DRAFT>SUBMITTED",
    "SUBMITTED>IN_REVIEW",
    "SUBMITTED>WITHDRAWN",
    "IN_REVIEW>SUBMITTED",
    "IN_REVIEW>RETURNED",
    "IN_REVIEW>SECOND_REVIEW",
    "IN_REVIEW>APPROVED",
    "IN_REVIEW>REJECTED",
    "IN_REVIEW>WITHDRAWN",
    "RETURNED>IN_REVIEW",
    "RETURNED>SUBMITTED",
    "RETURNED>WITHDRAWN",
    "SECOND_REVIEW>APPROVED",
    "SECOND_REVIEW>IN_REVIEW",
    "SECOND_REVIEW>SUBMITTED",
    "SECOND_REVIEW>WITHDRAWN",
    // The customer has another person look at it.
    "REJECTED>SUBMITTED",
  ];

  test.each(statuses.flatMap((from) => statuses.map((to) => [from, to] as const)))("%s to %s", (from, to) => {
    expect(mayMove(from, to)).toBe(legal.includes(`${from}>${to}`));
  });

  test("are the ones the database guards", () => {
    const guards = readFileSync("prisma/migrations/20261122091000_second_look/migration.sql", "utf8");
    const guarded = [...guards.matchAll(/'([A-Z_]+>[A-Z_]+)'/g)].map(([, move]) => move);
    const ours = statuses.flatMap((from) => moves[from].map((to) => `${from}>${to}`));
    expect(ours.toSorted()).toEqual(guarded.toSorted());
  });

  test("an application is open, and may be withdrawn, from sending to decision", () => {
    expect(statuses.filter(isOpen)).toEqual(["SUBMITTED", "IN_REVIEW", "RETURNED", "SECOND_REVIEW"]);
    expect(statuses.filter(mayWithdraw)).toEqual(statuses.filter((status) => mayMove(status, "WITHDRAWN")));
  });
});

describe("who may act", () => {
  const rights = new Set(["applications.approve"]) as Manager["rights"];
  const wang = { id: "wang", rights } as Manager;
  const li = { id: "li", rights } as Manager;
  const hers = (status: ApplicationStatus) => ({ status, customerId: "zhang", managerId: "wang" });

  test.each(statuses)("%s: only the manager who has it decides and releases, only somebody else signs", (status) => {
    expect(mayDecide(wang, hers(status))).toBe(status === "IN_REVIEW");
    expect(mayRelease(wang, hers(status))).toBe(status === "IN_REVIEW");
    expect(mayTransfer(wang, hers(status))).toBe(status === "IN_REVIEW" || status === "RETURNED");
    expect(mayTransfer(li, hers(status))).toBe(false);
    expect(mayDecide(li, hers(status))).toBe(false);
    expect(mayRelease(li, hers(status))).toBe(false);
    expect(maySign(li, hers(status))).toBe(status === "SECOND_REVIEW");
    expect(maySign(wang, hers(status))).toBe(false);
    expect(mayClaim(li, { ...hers(status), managerId: null })).toBe(status === "SUBMITTED");
  });

  test("nobody acts on an application of their own", () => {
    const own = { customerId: "wang", managerId: "wang" };
    expect(mayDecide(wang, { ...own, status: "IN_REVIEW" })).toBe(false);
    expect(mayClaim(wang, { ...own, managerId: null, status: "SUBMITTED" })).toBe(false);
    expect(maySign(wang, { ...own, managerId: "li", status: "SECOND_REVIEW" })).toBe(false);
  });

  test("a second signature is needed above the authority, or where the product demands it", () => {
    expect(needsSecondSignature({ secondSignature: false }, 3_000_000n, 3_000_000n)).toBe(false);
    expect(needsSecondSignature({ secondSignature: false }, 3_000_001n, 3_000_000n)).toBe(true);
    expect(needsSecondSignature({ secondSignature: true }, 1n, 3_000_000n)).toBe(true);
  });
});

test("a limit lies within the product's bounds, both included", () => {
  const gold = { minLimit: 1_000_000n, maxLimit: 5_000_000n };
  expect([999_999n, 1_000_000n, 5_000_000n, 5_000_001n].map((limit) => limitFault(gold, limit))).toEqual([
    "limit.tooLow",
    null,
    null,
    "limit.tooHigh",
  ]);
  expect(limitWithin(gold, 1_000_000n)).toBe(true);
  expect(limitWithin(gold, 1n)).toBe(false);
});

test("only a rejected application is taken up again, and only from its day on", () => {
  const day = new Date("2026-06-17T00:00:00+08:00");
  for (const status of statuses) expect(mayReapply({ status, reapplyFrom: null }, day)).toBe(status === "REJECTED");
  expect(mayReapply({ status: "REJECTED", reapplyFrom: day }, new Date(day.getTime() - 1))).toBe(false);
  expect(mayReapply({ status: "REJECTED", reapplyFrom: day }, day)).toBe(true);
});

test("the main card is for people of the product's age", () => {
  const at = new Date("2026-11-22T12:00:00+08:00");
  expect(isOldEnough({ minAge: 18 }, "2008-11-22", at)).toBe(true);
  expect(isOldEnough({ minAge: 18 }, "2008-11-23", at)).toBe(false);
});

test("the documents asked for follow from the answers", () => {
  const employed = { documentType: "RESIDENT_ID", employmentKind: "EMPLOYED" } as const;
  expect(requiredDocuments(employed)).toEqual(["ID_FRONT", "ID_BACK", "INCOME_PROOF"]);
  expect(requiredDocuments({ documentType: "PASSPORT", employmentKind: "SELF_EMPLOYED" })).toEqual([
    "ID_FRONT",
    "INCOME_PROOF",
    "EMPLOYMENT_PROOF",
  ]);
  expect(missingDocuments(employed, ["ID_BACK", "OTHER"])).toEqual(["ID_FRONT", "INCOME_PROOF"]);
});
