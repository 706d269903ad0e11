import { copyFileSync, existsSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Admin } from "@/lib/auth/actor";
import { run } from "@/lib/backups/keeper";
import { makeOne } from "@/lib/backups/make-one";
import { findBackup, findBackupJob, listBackups } from "@/lib/backups/queries";
import { work } from "@/lib/backups/work";
import { db } from "@/lib/db";
import { ownerUrl } from "@/tests/support/backups";
import { asSuperuser, entries } from "@/tests/support/log";
import { aCustomer, anAdmin, aStranger } from "@/tests/support/make";
import { readers } from "@/tests/support/old-log";
import { asOwner } from "@/tests/support/owner";

const folder = () => process.env.BACKUPS_DIR!;
let admin: Admin;
let names: string[];

/** Two backups of a bank that grew in between. */
beforeEach(async () => {
  admin = await anAdmin();
  names = [];
  for (let n = 0; n < 2; n += 1) {
    await aCustomer();
    names.push((await makeOne(ownerUrl(), admin, () => {})).file);
  }
});
afterEach(() => rmSync(folder(), { recursive: true, force: true }));

const proof = async (file: string, kind: "CHECK" | "DRILL") => {
  const { id } = await db.backup.findUniqueOrThrow({ where: { file } });
  const job = { id, kind, backupId: id, proposalId: null, doer: admin, identity: readers[0].secret };
  await work(ownerUrl(), job, () => {});
};
const madeByJob = async () => {
  await asOwner(`insert into "BackupPolicy" (id) values (1) on conflict do nothing`);
  const { id } = await db.backupJob.create({ data: { kind: "MAKE" }, select: { id: true } });
  await run(ownerUrl(), { id, kind: "MAKE", backupId: null, proposalId: null, doer: admin, identity: null });
  const [made] = await listBackups(admin);
  return { id, made: made! };
};
const found = async (file: string) => (await listBackups(admin)).find((backup) => backup.file === file)!;
const path = (n: number) => join(folder(), names[n]!);

test("[BK-08] a backup whose file is gone, or bears another name, is called missing, and nothing can be proved of it", async () => {
  expect(await found(names[1]!)).toMatchObject({ lost: false });
  renameSync(path(1), `${path(1)}.old`);
  expect(await found(names[1]!)).toMatchObject({ lost: true });
  await expect(proof(names[1]!, "CHECK")).rejects.toMatchObject({ code: "backup.missing" });
  renameSync(`${path(1)}.old`, path(1));
  await proof(names[1]!, "CHECK");
  rmSync(path(1));
  const { id } = await db.backup.findUniqueOrThrow({ where: { file: names[1]! } });
  expect(await findBackup(admin, id)).toMatchObject({ lost: true });
});

test("[BK-08] an old backup offered as the newest is found by the catalogue, and by the one it names before it", async () => {
  const [old, young] = [await found(names[0]!), await found(names[1]!)];
  expect((await findBackup(admin, old.id))!.newer).toBe(1);
  expect((await findBackup(admin, young.id))!.account.previous).toEqual({ id: old.id, sha256: old.sha256 });
  copyFileSync(path(0), path(1));
  for (const kind of ["CHECK", "DRILL"] as const)
    await expect(proof(names[1]!, kind)).rejects.toMatchObject({ code: "otherFile" });
  expect(await found(names[1]!)).toMatchObject({ fault: "otherFile" });
  const entries = await db.operationLogEntry.findMany({ where: { action: "backup.checked", objectId: young.id } });
  expect(entries.map(({ detail }) => detail)).toMatchObject([{ fault: "otherFile" }, { fault: "otherFile" }]);
  expect(existsSync(path(0))).toBe(true);
});

test("[BK-05] what a trial restore has found is told where the backup was made, and no check of the content clears it away", async () => {
  await entries(await aStranger(), 3);
  await asSuperuser((client) => client.query(`UPDATE "OperationLogEntry" SET action = 'session.ended' WHERE seq = 2`));
  const { id, made } = await madeByJob();
  expect(made).toMatchObject({ level: 2, fault: "logBroken" });
  expect(await findBackupJob(admin, id)).toMatchObject({
    status: "DONE",
    fault: { code: "logBroken", values: { seq: 2 } },
  });
  await proof(made.file, "CHECK");
  expect(await found(made.file)).toMatchObject({ fault: "logBroken" });
});

test("[BK-05] a backup tells how many links in it were followed, and where the bank's own led nowhere that it cannot be restored", async () => {
  const { id: sound } = await found(names[1]!);
  expect(await findBackup(admin, sound)).toMatchObject({ fault: null, links: { values: expect.any(Number) } });
  await asSuperuser((client) => client.query(`DELETE FROM "User" WHERE role = 'CUSTOMER'`));
  const { id, made } = await madeByJob();
  expect(made).toMatchObject({ level: 2, fault: "linkBroken" });
  expect(await findBackupJob(admin, id)).toMatchObject({ status: "DONE", fault: { code: "linkBroken" } });
  await expect(proof(made.file, "CHECK")).rejects.toMatchObject({ code: "linkBroken" });
  const entries = await db.operationLogEntry.findMany({ where: { action: "backup.checked", objectId: made.id } });
  expect(entries.map(({ detail }) => detail)).toMatchObject([{ fault: "linkBroken" }, { fault: "linkBroken" }]);
});
