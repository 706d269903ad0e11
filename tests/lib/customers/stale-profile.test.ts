import { describe, expect, test } from "vitest";
import { findProfile, listChangesSince } from "@/lib/customers/queries";
import { saveSection } from "@/lib/customers/update-profile";
import { db } from "@/lib/db";
import { aStranger, keyOf } from "@/tests/support/make";
import { employment, income, logOf } from "@/tests/support/sections";

describe("a page that has become stale", () => {
  test("is refused with what was changed since, and changes nothing", async () => {
    const customer = await aStranger();
    await saveSection(customer, "income", income({ monthlyIncome: "8000" }));
    await saveSection(customer, "income", income({ monthlyIncome: "15000", version: "2" }));

    const second = saveSection(customer, "income", income({ monthlyIncome: "9000", version: "2" }));

    await expect(second).rejects.toMatchObject({
      code: "profile.stale",
      changes: [{ field: "monthlyIncome", from: "800000", to: "1500000" }],
    });
    expect((await findProfile(customer)).profile.monthlyIncome).toBe(1_500_000n);
    expect(await logOf(customer)).toHaveLength(2);
  });

  test("of two tabs that save at once lets one through", async () => {
    const customer = await aStranger();
    const tabs = ["5000", "6000", "7000"].map((monthlyIncome) =>
      saveSection(customer, "income", income({ monthlyIncome })),
    );

    const results = await Promise.allSettled(tabs);

    expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(results.filter(({ status }) => status === "rejected")).toMatchObject([
      { reason: { code: "profile.stale" } },
      { reason: { code: "profile.stale" } },
    ]);
    expect(await db.profileChange.count()).toBe(1);
  });

  test("may be saved when only other questions were answered meanwhile", async () => {
    const customer = await aStranger();
    await saveSection(customer, "income", income({}));

    const saved = await saveSection(customer, "employment", employment({ version: "1" }));

    expect(saved).toEqual({ version: 3, changed: true });
    expect((await findProfile(customer)).profile).toMatchObject({
      monthlyIncome: 1_200_000n,
      employmentKind: "EMPLOYED",
    });
  });

  test("from a time that never was is refused", async () => {
    const customer = await aStranger();
    await expect(saveSection(customer, "income", income({ version: "7" }))).rejects.toMatchObject({
      code: "profile.stale",
      changes: [],
    });
  });
});

test("the history of a profile tells each question once, from first to last", async () => {
  const customer = await aStranger();
  for (const [at, monthlyIncome] of ["5000", "6000", "7000"].entries())
    await saveSection(customer, "income", income({ monthlyIncome, version: String(at + 1) }));

  const changes = await listChangesSince(db, customer.id, { key: await keyOf(customer.id), version: 2 });

  expect(changes).toEqual([{ field: "monthlyIncome", from: "500000", to: "700000" }]);
});
