import { expect, test } from "vitest";
import { readLatestMatured, readMatured } from "@/lib/advice/outcomes";
import { db } from "@/lib/db";
import { anApplication } from "@/tests/support/make";

test("a server reads the cards that were applied for last, in the order of all", async () => {
  for (let made = 0; made < 3; made += 1) {
    const { id: applicationId } = await anApplication({ status: "APPROVED" });
    const data = { applicationId, monthsOnBook: 12, worstDaysPastDue: made * 45, observedAt: new Date() };
    await db.cardOutcome.create({ data, select: { applicationId: true } });
  }
  const all = await readMatured(db);
  expect(all.length).toBeGreaterThanOrEqual(2);
  expect(await readLatestMatured(db, 1)).toEqual(all);
  expect(all.map(({ applicationId }) => applicationId)).toEqual(
    all.map(({ applicationId }) => applicationId).toSorted(),
  );
});
