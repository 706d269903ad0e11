import { expect, test } from "vitest";
import { findEntry } from "@/lib/audit/log-queries";
import { lockCustomer, unlockCustomer } from "@/lib/customers/lock";
import { db } from "@/lib/db";
import { endSessionOf } from "@/lib/sessions/end-by-staff";
import { askToReset } from "@/lib/staff/ask-for-reset";
import { aCustomer, aManager, anAdmin } from "@/tests/support/make";
import { cookieFor } from "@/tests/support/session";

const reason = "本人来电，怀疑被人看到";

test("[AU-06] an administrator can ask somebody to set a new password, and learns and ends nothing by it", async () => {
  const [admin, manager, customer] = [await anAdmin(), await aManager(), await aCustomer()];
  for (const { id: personId } of [manager, customer]) {
    await cookieFor(personId);
    expect(await askToReset(admin, { personId, reason })).toBeUndefined();
    expect(await db.session.count({ where: { userId: personId, endedAt: null } })).toBe(1);
    expect(await db.mail.findMany({ where: { userId: personId }, select: { template: true, facts: true } })).toEqual([
      { template: "ASKED_TO_RESET", facts: {} },
    ]);
  }
  expect(await db.oneTimeLink.count()).toBe(0);
  const entry = await db.operationLogEntry.findFirstOrThrow({ where: { action: "account.askedToReset" } });
  expect(JSON.stringify(entry.detail)).not.toContain(reason);
  expect((await findEntry(admin, entry.seq))?.detail).toEqual({ reason });
});

test("asking takes the right: managers and administrators without it are refused", async () => {
  const customer = await aCustomer();
  for (const other of [await aManager(), await anAdmin({ template: "auditor" })])
    await expect(askToReset(other as never, { personId: customer.id, reason })).rejects.toMatchObject({
      code: "right.missing",
    });
  expect(await db.mail.count()).toBe(0);
});

test("a customer who is locked out is signed out at once, told by mail, and let in again with the old password", async () => {
  const [admin, customer] = [await anAdmin(), await aCustomer()];
  await cookieFor(customer.id);
  await lockCustomer(admin, { customerId: customer.id, reason });
  expect(await db.session.count({ where: { userId: customer.id, endedAt: null } })).toBe(0);
  await expect(lockCustomer(admin, { customerId: customer.id, reason })).rejects.toMatchObject({
    code: "account.notActive",
  });
  await unlockCustomer(admin, { customerId: customer.id, reason });
  await expect(unlockCustomer(admin, { customerId: customer.id, reason })).rejects.toMatchObject({
    code: "account.notLocked",
  });
  const mails = await db.mail.findMany({ orderBy: { id: "asc" }, select: { template: true } });
  expect(mails.map(({ template }) => template)).toEqual(["ACCOUNT_LOCKED", "ACCOUNT_UNLOCKED"]);
  const entries = await db.operationLogEntry.findMany({
    orderBy: { id: "asc" },
    select: { action: true, subjectId: true },
  });
  expect(entries).toEqual([
    { action: "account.locked", subjectId: customer.id },
    { action: "account.unlocked", subjectId: customer.id },
  ]);
});

test("staff are not locked as customers are, and nobody locks without the right", async () => {
  const [admin, manager, customer] = [await anAdmin(), await aManager(), await aCustomer()];
  await expect(lockCustomer(admin, { customerId: manager.id, reason })).rejects.toMatchObject({
    code: "account.notActive",
  });
  const auditor = await anAdmin({ template: "auditor" });
  await expect(lockCustomer(auditor, { customerId: customer.id, reason })).rejects.toMatchObject({
    code: "right.missing",
  });
});

test("[SE-07] an administrator ends anybody's session, and the log says so", async () => {
  const [admin, customer] = [await anAdmin(), await aCustomer()];
  await cookieFor(customer.id);
  const { id } = await db.session.findFirstOrThrow({ where: { userId: customer.id }, select: { id: true } });
  await expect(endSessionOf(await anAdmin({ template: "auditor" }), { sessionId: id })).rejects.toMatchObject({
    code: "right.missing",
  });
  await endSessionOf(admin, { sessionId: id });
  expect(await db.session.count({ where: { id, endedReason: "ended by staff" } })).toBe(1);
  await expect(endSessionOf(admin, { sessionId: id })).rejects.toMatchObject({ code: "session.over" });
  expect(await db.operationLogEntry.count({ where: { action: "session.endedByStaff", subjectId: customer.id } })).toBe(
    1,
  );
});
