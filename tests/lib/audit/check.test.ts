import { afterEach, expect, test } from "vitest";
import { askForCheck, doNextCheck, listChecks } from "@/lib/audit/check";
import { db } from "@/lib/db";
import { asSuperuser, entries, forgetWitness, signNow } from "@/tests/support/log";
import { aManager, anAdmin, aStranger } from "@/tests/support/make";

afterEach(forgetWitness);

test("the whole log is verified when an administrator asks, and the answer is kept and logged", async () => {
  const admin = await anAdmin();
  await entries(await aStranger(), 5);
  await signNow();
  await askForCheck(admin);
  expect(await doNextCheck()).toBe(true);
  expect(await doNextCheck()).toBe(false);

  const [check] = await listChecks(admin);
  expect(check).toMatchObject({ done: 6, total: 6, verdict: { entries: 6, checkpoints: 1, fault: null } });
  expect(await db.operationLogEntry.count({ where: { action: "log.checked", outcome: "SUCCEEDED" } })).toBe(1);
});

test("[LG-03] a fault is the verdict, by the number of the first bad entry", async () => {
  const admin = await anAdmin();
  await entries(await aStranger(), 5);
  await asSuperuser((client) => client.query(`UPDATE "OperationLogEntry" SET address = '1' WHERE seq = 3`));
  await askForCheck(admin);
  await doNextCheck();
  expect((await listChecks(admin))[0]!.verdict).toMatchObject({ fault: { kind: "altered", seq: 3 } });
  expect(await db.operationLogEntry.count({ where: { action: "log.checked", outcome: "FAILED" } })).toBe(1);
});

test("one walk at a time; one whose process died is taken up by another", async () => {
  const admin = await anAdmin();
  await askForCheck(admin);
  await askForCheck(admin);
  expect(await db.logCheck.count()).toBe(1);
  await db.$executeRaw`UPDATE "LogCheck" SET "aliveAt" = now() - interval '10 seconds'`;
  expect(await doNextCheck()).toBe(false);
  await db.$executeRaw`UPDATE "LogCheck" SET "aliveAt" = now() - interval '31 seconds'`;
  expect(await doNextCheck()).toBe(true);
});

test("only who may read the log may ask", async () => {
  await expect(askForCheck((await aManager()) as never)).rejects.toMatchObject({ code: "right.missing" });
});
