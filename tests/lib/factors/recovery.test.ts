import { createHash } from "node:crypto";
import { beforeEach, expect, test } from "vitest";
import type { Customer } from "@/lib/auth/actor";
import { confirmByCode } from "@/lib/auth/step-up";
import { db } from "@/lib/db";
import { putSheetAway } from "@/lib/factors/put-sheet-away";
import { findCodeSheet, findFactors } from "@/lib/factors/queries";
import { renewCodes } from "@/lib/factors/renew-codes";
import { dump } from "@/tests/support/dump";
import { giveTotp } from "@/tests/support/factors";
import { aStranger } from "@/tests/support/make";
import { giveSession } from "@/tests/support/session";

let customer: Customer;
/** What anybody could reckon from a code, and so try all codes against. */
const unkeyed = (text: string) =>
  (["hex", "base64", "base64url"] as const).map((form) => createHash("sha256").update(text).digest(form));

beforeEach(async () => {
  customer = await aStranger();
  await giveSession(customer);
  await giveTotp(customer);
});

test("[AU-16] a recovery code works once, however it is typed, and its use is told to the owner", async () => {
  const [first = "", second = ""] = await findCodeSheet(customer);
  expect(first).toMatch(/^[2-9A-Z]{5}-[2-9A-Z]{5}$/);
  await confirmByCode(customer, first.toLowerCase().replace("-", ""));
  await expect(confirmByCode(customer, first)).rejects.toMatchObject({ code: "factor.wrong" });
  await confirmByCode(customer, second);
  expect((await findFactors(customer)).codesLeft).toBe(8);
  expect(await db.mail.count({ where: { template: "RECOVERY_CODE_USED" } })).toBe(2);
  expect(await db.operationLogEntry.count({ where: { action: "factor.codeUsed" } })).toBe(2);
});

test("[AU-16] of twenty who send one code at once, one succeeds", async () => {
  const [code = ""] = await findCodeSheet(customer);
  const results = await Promise.allSettled(Array.from({ length: 20 }, () => confirmByCode(customer, code)));
  expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
});

test("[AU-16] the database holds keyed hashes only, and another's code opens nothing", async () => {
  const codes = await findCodeSheet(customer);
  const [code = ""] = codes;
  const written = await dump();
  const kept = await db.recoveryCode.findMany({ where: { userId: customer.id } });
  expect(kept).toHaveLength(10);
  for (const { codeIndex } of kept) expect(written).toContain(codeIndex);
  const plain = codes.map((one) => one.replace("-", ""));
  const hashed = plain.flatMap((one) => [one, `${customer.id}:${one}`]).flatMap(unkeyed);
  expect([...codes, ...plain, ...hashed].filter((one) => written.includes(one))).toEqual([]);
  const other = await aStranger();
  await giveSession(other);
  await giveTotp(other);
  await expect(confirmByCode(other, code)).rejects.toMatchObject({ code: "factor.wrong" });
});

test("codes can be read for ten minutes, in the session that made them, until they are put away", async () => {
  expect(await findCodeSheet(customer)).toHaveLength(10);
  expect(await findCodeSheet({ ...customer, sessionId: crypto.randomUUID() })).toEqual([]);
  await putSheetAway(customer);
  expect(await findCodeSheet(customer)).toEqual([]);
  await renewCodes(customer);
  await db.$executeRaw`UPDATE "RecoverySheet" SET "createdAt" = now() - interval '601 seconds'`;
  expect(await findCodeSheet(customer)).toEqual([]);
});

test("new codes make the earlier ones void", async () => {
  const [code = ""] = await findCodeSheet(customer);
  await renewCodes(customer);
  await expect(confirmByCode(customer, code)).rejects.toMatchObject({ code: "factor.wrong" });
  expect(await db.mail.count({ where: { template: "RECOVERY_CODES_MADE" } })).toBe(1);
  expect(await db.operationLogEntry.count({ where: { action: "factor.codesMade" } })).toBe(1);
});

test("without a factor there is nothing that a recovery code could stand for", async () => {
  await expect(renewCodes(await aStranger())).rejects.toMatchObject({ code: "factor.missing" });
});
