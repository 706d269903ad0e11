import "server-only";
import { randomBytes, randomUUIDv7 } from "node:crypto";
import { join } from "node:path";
import { type ArchiveVerdict, verifyArchive, writeArchive } from "@/lib/audit/archive-content";
import { openChain } from "@/lib/audit/read-chain";
import { record, theBank } from "@/lib/audit/record";
import type { ArchiveRange } from "@/lib/audit/schema";
import type { Admin } from "@/lib/auth/actor";
import { holdRight } from "@/lib/auth/hold-right";
import { sealContent } from "@/lib/backups/container";
import { BackupFault } from "@/lib/backups/fault";
import { backupKeys } from "@/lib/backups/keys";
import { compressed } from "@/lib/backups/through";
import { proveAfterwards, writeWhole } from "@/lib/backups/write-file";
import { db, type Tx, transaction } from "@/lib/db";
import { env } from "@/lib/env";
import { Refusal } from "@/lib/refusal";
import { addDays, startOfDay } from "@/lib/time";

/** More than this would keep a deletion's memory and locks too long. */
const mostEntries = 5_000_000;

export const archivesFolder = () => join(env.BACKUPS_DIR, "log");

/** Asks for a sealed file of all entries from one day to another. Throws Refusal where there are none, or keys are missing. */
export function askForArchive(admin: Admin, { from, to }: ArchiveRange): Promise<void> {
  backupKeys();
  return transaction(async (tx) => {
    await holdRight(tx, admin, "log.archive");
    const range = await rangeOf(tx, { from, to });
    const { id } = await tx.logArchive.create({
      data: { askedById: admin.id, fromSeq: range.from, toSeq: range.to, fromAt: range.fromAt, toAt: range.toAt },
      select: { id: true },
    });
    const detail = { from: Number(range.from), to: Number(range.to) };
    await record(tx, admin, "log.archiveAsked", { objectId: id, detail });
  });
}

type Range = { from: bigint; to: bigint; fromAt: Date; toAt: Date };

/** The places of all entries of these days. */
export async function rangeOf(tx: Pick<Tx, "$queryRaw">, { from, to }: ArchiveRange): Promise<Range> {
  const [range] = await tx.$queryRaw<(Omit<Range, "from"> & { from: bigint | null })[]>`
    SELECT min(seq) AS from, max(seq) AS to, min(at) AS "fromAt", max(at) AS "toAt" FROM "OperationLogEntry"
    WHERE at >= ${startOfDay(from)} AND at < ${addDays(startOfDay(to), 1)}`;
  if (!range || range.from === null) throw new Refusal("log.nothingThere", { field: "from" });
  if (range.to - range.from > mostEntries)
    throw new Refusal("log.tooMuch", { field: "to", values: { most: mostEntries } });
  return { ...range, from: range.from };
}

/** The same from the shell, into a file of any name; the log says that the machine's keeper made it. */
export async function archiveInto(path: string, days: ArchiveRange) {
  const { from, to } = await rangeOf(db, days);
  const range = { id: randomUUIDv7(), from: Number(from), to: Number(to) };
  const { entries, sha256 } = await makeArchive(range, path);
  await transaction((tx) =>
    record(tx, theBank, "log.archived", {
      objectId: range.id,
      detail: { from: range.from, to: range.to, entries, sha256 },
    }),
  );
  return { ...range, entries, sha256 };
}

type Asked = { id: string; fromSeq: bigint; toSeq: bigint };

/** Makes the next archive that was asked for, and reads it back from the disk before it counts. */
export async function doNextArchive(): Promise<boolean> {
  const [asked] = await db.$queryRaw<Asked[]>`
    UPDATE "LogArchive" SET "aliveAt" = now() WHERE id = (
      SELECT id FROM "LogArchive" WHERE "verifiedAt" IS NULL AND fault IS NULL
        AND coalesce("aliveAt", '-infinity') < now() - interval '30 seconds'
      ORDER BY "askedAt" LIMIT 1 FOR UPDATE SKIP LOCKED)
    RETURNING id, "fromSeq", "toSeq"`;
  if (!asked) return false;
  try {
    await keep(asked, await makeArchive({ id: asked.id, from: Number(asked.fromSeq), to: Number(asked.toSeq) }));
  } catch (error) {
    const fault = error instanceof BackupFault || error instanceof Refusal ? error.code : "failed";
    await db.logArchive.update({ where: { id: asked.id }, data: { fault }, select: { id: true } });
    if (fault === "failed") throw error;
  }
  return true;
}

type Made = Awaited<ReturnType<typeof makeArchive>>;

/** Writes a range as a file that only its recipients can read. Throws where the range itself is not whole. */
export async function makeArchive(range: { id: string; from: number; to: number }, path?: string) {
  const { recipients, signer } = backupKeys();
  const file = `log-${range.from}-${range.to}-${range.id.slice(-8)}.archive`;
  const fileKey = randomBytes(32);
  const chain = await openChain();
  try {
    const content = compressed(writeArchive(chain, range, (done) => tell(range.id, done)));
    const sealed = sealContent(content, { id: range.id, createdAt: new Date(), recipients, signer }, fileKey);
    let verdict: ArchiveVerdict | undefined;
    const prover = proveAfterwards(async (source) => {
      verdict = await verifyArchive(source, [signer.public], { fileKey });
      if (verdict.fault) throw new BackupFault("contentWrong");
    });
    const written = await writeWhole(path ?? join(archivesFolder(), file), sealed, prover);
    return { file, ...written, entries: verdict!.entries };
  } finally {
    await chain.end();
  }
}

const tell = (id: string, done: number) =>
  db.$executeRaw`UPDATE "LogArchive" SET "aliveAt" = now(), done = ${done} WHERE id = ${id}::uuid`;

function keep({ id, fromSeq, toSeq }: Asked, { file, sha256, bytes, entries }: Made) {
  return transaction(async (tx) => {
    const data = { file, sha256, bytes: BigInt(bytes), entries, verifiedAt: new Date() };
    await tx.logArchive.update({ where: { id }, data, select: { id: true } });
    const detail = { from: Number(fromSeq), to: Number(toSeq), entries, sha256 };
    await record(tx, theBank, "log.archived", { objectId: id, detail });
  });
}
