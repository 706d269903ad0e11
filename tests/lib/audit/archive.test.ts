import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { archivesFolder, askForArchive } from "@/lib/audit/archive";
import { verifyArchive } from "@/lib/audit/archive-content";
import { takeArchive } from "@/lib/audit/archives";
import { openArchive, readOpened } from "@/lib/audit/open-archive";
import { trustedSigners } from "@/lib/backups/keys";
import { db } from "@/lib/db";
import { asSuperuser, entries } from "@/tests/support/log";
import { anAdmin, aStranger } from "@/tests/support/make";
import { aHistory, anArchive, deleted, forgetArchives, monthsAgo, readers } from "@/tests/support/old-log";
import { asOwner } from "@/tests/support/owner";

afterEach(forgetArchives);

const bytesOf = async (file: string) => readFile(join(archivesFolder(), file));
const from = (bytes: Buffer) =>
  async function* () {
    yield bytes;
  };
const check = (bytes: Buffer, reader: 0 | 1 = 0) =>
  verifyArchive(from(bytes), trustedSigners(), { identity: readers[reader].secret });

test("[LG-10] an archive verifies offline for each of its readers, and reads as the log did", async () => {
  const admin = await anAdmin();
  await entries(await aStranger(), 7);
  const { id, file, entries: count } = await anArchive(admin);
  expect(count).toBe(7);
  const bytes = await bytesOf(file!);
  for (const reader of [0, 1] as const)
    expect(await check(bytes, reader)).toMatchObject({ entries: 7, deleted: 0, fault: null });

  const written = await db.operationLogEntry.findMany({ where: { seq: { lte: 8n } }, orderBy: { seq: "asc" } });
  await openArchive(admin, { archiveId: id, identity: readers[0].secret });
  const { links, next } = (await readOpened(admin, id, 3, 4))!;
  expect(links.map((link) => [Number(link.seq), link.hash])).toEqual(
    written.slice(2, 6).map(({ seq, hash }) => [Number(seq), Buffer.from(hash).toString("hex")]),
  );
  expect(next).toBe(7);
});

test("[LG-10] nobody else reads it, and any changed byte is found", async () => {
  const admin = await anAdmin();
  await entries(await aStranger(), 3);
  const { id, file } = await anArchive(admin);
  const bytes = await bytesOf(file!);
  expect(bytes.includes("application.submitted")).toBe(false);
  for (let at = 0; at < bytes.length; at += Math.ceil(bytes.length / 150)) {
    const altered = Buffer.from(bytes);
    altered[at]! ^= 1;
    await expect(check(altered), `byte ${at}`).rejects.toThrow();
  }
  await expect(check(bytes.subarray(0, bytes.length - 1))).rejects.toThrow();
  await writeFile(join(archivesFolder(), file!), bytes.subarray(0, bytes.length - 200));
  await expect(openArchive(admin, { archiveId: id, identity: readers[0].secret })).rejects.toMatchObject({
    code: "log.archiveFault",
  });
});

test("[LG-10] an opened archive is read by that session only, and for a quarter of an hour", async () => {
  const [admin, other] = [await anAdmin(), await anAdmin()];
  await entries(admin as never, 1).catch(() => {});
  const { id } = await anArchive(admin);
  expect(await readOpened(admin, id, 1)).toBeNull();
  const wrong = "AGE-SECRET-KEY-1QQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQ";
  await expect(openArchive(admin, { archiveId: id, identity: wrong })).rejects.toMatchObject({
    code: "log.archiveKey",
  });
  await openArchive(admin, { archiveId: id, identity: readers[1].secret });
  expect(await readOpened(admin, id, 1)).not.toBeNull();
  expect(await readOpened(other, id, 1)).toBeNull();
  await asOwner(`UPDATE "LogOpening" SET "expiresAt" = now()`);
  expect(await readOpened(admin, id, 1)).toBeNull();
  expect(await db.operationLogEntry.count({ where: { action: "log.archiveOpened" } })).toBe(1);
});

test("a log that is not whole is not archived", async () => {
  const admin = await anAdmin();
  await entries(await aStranger(), 3);
  await asSuperuser((client) => client.query(`UPDATE "OperationLogEntry" SET address = 'x' WHERE seq = 2`));
  expect(await anArchive(admin)).toMatchObject({ fault: "contentWrong", verifiedAt: null, file: null });
  await expect(askForArchive(admin, { from: "2001-01-01", to: "2001-01-02" })).rejects.toMatchObject({
    code: "log.nothingThere",
  });
});

test("[LG-10] an archive of a range with deleted entries verifies as well", async () => {
  const [asker, approver, customer] = [await anAdmin(), await anAdmin(), await aStranger()];
  await aHistory([{ at: monthsAgo(20), action: "session.started", actorId: customer.id, subjectId: customer.id }]);
  await deleted(asker, approver, (await anArchive(asker, monthsAgo(21), monthsAgo(13))).id);
  await entries(customer, 2);
  const { file } = await anArchive(asker);
  expect(await check(await bytesOf(file!))).toMatchObject({ deleted: 0, fault: null });
});

test("[LG-10] what was archived and then deleted is read again out of the archive as it was", async () => {
  const [asker, approver, customer] = [await anAdmin(), await anAdmin(), await aStranger()];
  const by = { actorId: customer.id, subjectId: customer.id };
  await aHistory([20, 19, 18].map((months) => ({ at: monthsAgo(months), action: "session.started", ...by })));
  const before = await db.operationLogEntry.findMany({ orderBy: { seq: "asc" } });
  const { id } = await anArchive(asker, monthsAgo(21), monthsAgo(13));
  await deleted(asker, approver, id);
  expect(await db.operationLogEntry.count({ where: { action: "session.started" } })).toBe(0);
  await openArchive(asker, { archiveId: id, identity: readers[1].secret });
  const { links } = (await readOpened(asker, id, 1, 10))!;
  const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString("hex");
  expect(links).toMatchObject(
    before.map(({ seq, at, action, detail, hash, salt, ...row }) => ({
      seq: String(seq),
      at: String(at.getTime()),
      action,
      actorId: row.actorId,
      subjectId: row.subjectId,
      detail: expect.toSatisfy((text: string) => JSON.stringify(JSON.parse(text)) === JSON.stringify(detail)),
      salt: hex(salt!),
      hash: hex(hash),
    })),
  );
});

test("taking a copy is an entry", async () => {
  const admin = await anAdmin();
  await entries(await aStranger(), 1);
  const { id } = await anArchive(admin);
  const taken = (await takeArchive(admin, id))!;
  taken.stream.destroy();
  expect(await db.operationLogEntry.count({ where: { action: "log.archiveTaken", actorId: admin.id } })).toBe(1);
  expect(await takeArchive(admin, "../../etc/passwd")).toBeNull();
});
