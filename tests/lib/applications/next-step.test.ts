import { expect, test } from "vitest";
import { nextStep } from "@/lib/applications/next-step";
import { ApplicationStatus } from "@/lib/generated/prisma/enums";
import { catalogue } from "@/lib/messages";

const friday = new Date("2026-11-20T10:00:00+08:00");
const due = new Date("2026-11-27T10:00:00+08:00");
const facts = { updatedAt: friday, answeredAt: null, dueAt: due, decidedAt: friday, reapplyFrom: due };

test.each([
  ["DRAFT", "finishDraft", "customer", new Date("2026-12-20T10:00:00+08:00")],
  ["SUBMITTED", "claim", "bank", due],
  ["IN_REVIEW", "review", "bank", due],
  ["RETURNED", "answer", "customer", null],
  ["SECOND_REVIEW", "secondSignature", "bank", due],
  ["APPROVED", "card", "bank", new Date("2026-11-25T10:00:00+08:00")],
  ["REJECTED", "reapply", "customer", due],
  ["WITHDRAWN", "newApplication", "customer", null],
] as const)("%s: %s, by the %s", (status, what, turn, by) => {
  expect(nextStep({ ...facts, status })).toEqual({ what, turn, by });
});

test("an answered correction is looked at again", () => {
  expect(nextStep({ ...facts, status: "IN_REVIEW", answeredAt: friday }).what).toBe("reviewAnswer");
});

test("every state has a next step, with words in both languages", () => {
  for (const status of Object.values(ApplicationStatus))
    for (const answeredAt of [null, friday]) {
      const { what } = nextStep({ ...facts, status, answeredAt });
      expect(catalogue["zh-CN"].applications.next).toHaveProperty(what);
      expect(catalogue.en.applications.next).toHaveProperty(what);
    }
});
