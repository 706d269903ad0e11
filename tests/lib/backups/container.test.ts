import { createHash, randomBytes } from "node:crypto";
import { gzipSync } from "node:zlib";
import { beforeAll, expect, test } from "vitest";
import { checkBackup } from "@/lib/backups/check";
import { openContainer, sealContent } from "@/lib/backups/container";
import { BackupFault } from "@/lib/backups/fault";
import { encodeFrame } from "@/lib/backups/frames";
import { newIdentity } from "@/lib/backups/recipients";
import { newSigningSeed, signerOf } from "@/lib/backups/signature";
import { compressed } from "@/lib/backups/through";
import { chance } from "@/tests/support/chance";

const signer = signerOf(newSigningSeed());
const fileKey = randomBytes(32);
let first: { secret: string; recipient: string };
let second: { secret: string; recipient: string };
let small: Buffer;

beforeAll(async () => {
  first = await newIdentity();
  second = await newIdentity();
  small = await sealed(aContent(["row one\tcanary-4711\n"]));
});

const asFile = (bytes: Buffer) =>
  async function* () {
    yield bytes;
  };

async function collect(parts: AsyncIterable<Buffer>) {
  const all: Buffer[] = [];
  for await (const part of parts) all.push(part);
  return Buffer.concat(all);
}

const id = "01900000-0000-7000-8000-000000000001";

function sealed(content: AsyncIterable<Buffer>, by = signer, key = fileKey) {
  const recipients = [first.recipient, second.recipient];
  return collect(sealContent(content, { id, createdAt: new Date(), recipients, signer: by }, key));
}

/** A content of one table, as `compressed` makes it. */
function aContent(rows: string[]) {
  return compressed(frames(rows));
}

async function* frames(rows: string[]) {
  const sha256 = createHash("sha256").update(rows.join("")).digest("hex");
  const table = { name: "Application", rows: rows.length, sha256 };
  yield* encodeFrame({ kind: "table", facts: { name: "Application", columns: ["id"] } });
  for (const row of rows) yield* encodeFrame({ kind: "rows", bytes: Buffer.from(row) });
  yield* encodeFrame({ kind: "tableEnd", facts: { rows: rows.length, sha256 } });
  yield* encodeFrame({
    kind: "account",
    facts: { id, tables: [table], documents: { count: 0, bytes: 0, missing: [] } },
  });
}

const check = (file: Buffer, opener = { fileKey } as Parameters<typeof checkBackup>[2], trusted = [signer.public]) =>
  checkBackup(asFile(file), trusted, opener);

test("[BK-09] either of two recipients opens a backup, and nobody else does", async () => {
  for (const { secret } of [first, second])
    expect((await check(small, { identity: secret })).account.tables[0]).toMatchObject({ rows: 1 });
  const { secret } = await newIdentity();
  await expect(check(small, { identity: secret })).rejects.toMatchObject({ code: "keyWrong" });
});

test("[BK-02] nothing in a backup can be read", async () => {
  const rows = Array.from({ length: 9_000 }, () => `canary-4711 王敏\t${randomBytes(12).toString("base64")}\n`);
  // Not made smaller first: that alone would hide what stands there.
  const file = await sealed(asFile(Buffer.from(rows.join("")))());
  for (const word of ["canary", "王敏", "Application"]) expect(file.includes(word)).toBe(false);
  const counts = new Array<number>(256).fill(0);
  const body = file.subarray(2_000);
  for (const byte of body) counts[byte]! += 1;
  const entropy = counts.reduce((sum, n) => (n ? sum - (n / body.length) * Math.log2(n / body.length) : sum), 0);
  expect(entropy).toBeGreaterThan(7.99);
  expect(gzipSync(body).length).toBeGreaterThan(body.length * 0.99);
  // Chance alone makes runs that can be printed; none of them stands in the rows.
  const runs = file.toString("latin1").match(/[ -~]{9,}/g) ?? [];
  expect(runs.filter((run) => rows.some((row) => row.includes(run)))).toEqual([]);
});

/** Nothing of a bad file ever gets as far as this. */
const untouched = {
  table: async () => {
    throw new TypeError("a table of a bad file was taken");
  },
};

test("[BK-03] each byte of a small backup, changed, is found", async () => {
  const found = await Promise.allSettled(
    Array.from(small, (byte, at) => {
      const bad = Buffer.from(small);
      bad[at] = byte ^ (1 + (at % 255));
      return checkBackup(asFile(bad), [signer.public], { fileKey }, untouched);
    }),
  );
  expect(found.filter((end) => end.status === "fulfilled" || !(end.reason instanceof BackupFault))).toEqual([]);
}, 60_000);

const odd = /^(chunkWrong|cutOff)$/;

/** The chunks alone, as somebody meets them who holds a key to sign with: the signature is no help then. */
async function opened(file: Buffer) {
  const { content } = await openContainer(asFile(file)(), { fileKey });
  return collect(content);
}

test("[BK-03] a chunk left out, repeated, moved or cut, and bytes added, do not open", async () => {
  const body = randomBytes(5 * 65_536 + 777);
  const file = await sealed(asFile(body)());
  expect(await opened(file)).toEqual(body);
  const length = 65_536 + 16;
  const tail = 78;
  const begin = file.length - tail - (5 * length + 777 + 16);
  const chunk = (n: number) =>
    file.subarray(begin + n * length, Math.min(begin + (n + 1) * length, file.length - tail));
  const end = file.subarray(file.length - tail);
  const of = (...numbers: number[]) => Buffer.concat([file.subarray(0, begin), ...numbers.map(chunk), end]);
  const other = await sealed(asFile(randomBytes(5 * 65_536 + 777))(), signer, randomBytes(32));
  const spliced = Buffer.concat([file.subarray(0, begin + length), other.subarray(begin + length)]);
  const longer = Buffer.concat([file.subarray(0, file.length - tail), Buffer.from("x"), end]);
  for (const bad of [
    of(0, 1, 2, 3, 4),
    of(0, 1, 1, 2, 3, 4, 5),
    of(1, 0, 2, 3, 4, 5),
    of(0, 2, 3, 4, 5),
    of(0),
    of(),
    spliced,
    longer,
  ])
    await expect(opened(bad)).rejects.toMatchObject({ code: expect.stringMatching(odd) });
  for (const around of [-1, 1])
    for (const n of [1, 2, 5]) {
      const at = begin + n * length + around;
      await expect(opened(Buffer.concat([file.subarray(0, at), end]))).rejects.toMatchObject({
        code: expect.stringMatching(odd),
      });
    }
});

test("[BK-04] a file by somebody who has the recipients but not the signing key is refused", async () => {
  const forged = await sealed(aContent(["forged\n"]), signerOf(newSigningSeed()));
  await expect(check(forged)).rejects.toMatchObject({ code: "unknownSigner" });
  const claimed = Buffer.from(forged);
  small.subarray(-78, -64).copy(claimed, claimed.length - 78);
  await expect(check(claimed)).rejects.toMatchObject({ code: "signatureWrong" });
});

test("[BK-12] what is no backup at all is refused before it is understood", async () => {
  for (const junk of [Buffer.alloc(0), Buffer.from("PK\u0003\u0004"), randomBytes(5_000)])
    await expect(check(junk)).rejects.toMatchObject({ code: "cutOff" });
});

test("[BK-03] random changes of a larger backup are found, 400 or as many as BACKUP_MUTATIONS says", async () => {
  const times = Number(process.env.BACKUP_MUTATIONS ?? 400);
  const file = await sealed(
    aContent(Array.from({ length: 20_000 }, (_, n) => `${n}\t${randomBytes(9).toString("hex")}\n`)),
  );
  const random = chance("container");
  const next = (below: number) => Math.floor(random() * below);
  for (let n = 0; n < times; n += 1) {
    const bad = Buffer.from(file);
    const at = next(bad.length);
    bad[at]! ^= 1 + next(255);
    await expect(check(bad)).rejects.toBeInstanceOf(BackupFault);
  }
}, 900_000);
