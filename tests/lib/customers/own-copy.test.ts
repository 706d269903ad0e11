import { expect, test } from "vitest";
import { copyOwnData } from "@/lib/customers/own-copy";
import { db } from "@/lib/db";
import { aCustomer, anApplication } from "@/tests/support/make";

test("[DP-09] a customer gets all of the own data, in full, and finds that in the log", async () => {
  const customer = await aCustomer({ email: "mine@example.com" });
  await anApplication({ customer });
  await anApplication();
  const agreed = { userId: customer.id, language: "zh_CN" as const, version: "2026-11" };
  await db.consent.createMany({ data: ["TERMS", "PRIVACY"].map((document) => ({ ...agreed, document })) });
  const copy = await copyOwnData({ ...customer, fresh: true });
  expect(copy.account.email).toBe("mine@example.com");
  expect(copy.profile.documentNumber).toMatch(/^\d{17}[\dX]$/);
  const consents = copy.consents.map(({ document, version }) => `${document} ${version}`);
  expect(consents.toSorted()).toEqual(["PRIVACY 2026-11", "TERMS 2026-11"]);
  expect(copy.applications).toHaveLength(1);
  expect(copy.applications[0]!.decisions).toEqual([]);
  expect(JSON.stringify(copy, (_name, one) => (typeof one === "bigint" ? `${one}` : one))).not.toMatch(
    /score|opinion/i,
  );
  const entry = await db.operationLogEntry.findFirstOrThrow({ where: { action: "profile.copied" } });
  expect(entry).toMatchObject({ actorId: customer.id, subjectId: customer.id });
});

test("[DP-09][SE-08] nobody takes the data along over an open session: the factor has to be shown just before", async () => {
  const customer = await aCustomer();
  await expect(copyOwnData({ ...customer, fresh: false })).rejects.toThrow("factor.stale");
  expect(await db.operationLogEntry.count({ where: { action: "profile.copied" } })).toBe(0);
});
