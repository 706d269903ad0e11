import { expect, test } from "vitest";
import { findApplication } from "@/lib/applications/follow";
import { figuresBehind, isFigured, rejectionReasons } from "@/lib/applications/reasons";
import { anApplication } from "@/tests/support/make";

const figures = {
  income: 400_000,
  repayment: 250_000,
  limits: 9_000_000,
  balance: null,
  wished: 3_000_000,
  minimum: 500_000,
};

test("a reason names the figures that it rests on, and no others", () => {
  expect(figuresBehind("REPAYMENTS_HIGH", figures)).toEqual({ repayment: 250_000n, income: 400_000n });
  expect(figuresBehind("INCOME_LOW", figures)).toEqual({ income: 400_000n, minimum: 500_000n });
  expect(rejectionReasons.filter(isFigured)).toHaveLength(5);
});

test("a figure that is not known, or would contradict the reason, is not named", () => {
  expect(figuresBehind("CARDS_ELSEWHERE_FULL", figures)).toBeNull();
  expect(figuresBehind("INCOME_LOW", { ...figures, income: 500_000 })).toBeNull();
});

test("a customer's rejection brings what was sent last, and only a rejection", async () => {
  const rejected = await anApplication({ status: "REJECTED", reasons: ["INCOME_LOW"] });
  const { figures } = (await findApplication(rejected.customer, rejected.id))!;
  expect(figures).toMatchObject({ income: expect.any(Number), wished: expect.any(Number), minimum: 200_000 });
  const open = await anApplication();
  expect((await findApplication(open.customer, open.id))!.figures).toBeNull();
});
