import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import type { Account } from "@/lib/backups/account";
import { checkBackup } from "@/lib/backups/check";
import { checkLinks } from "@/lib/backups/check-links";
import { openContainer, sealContent } from "@/lib/backups/container";
import { drillBackup } from "@/lib/backups/drill";
import { decodeFrames, encodeFrame, type Frame } from "@/lib/backups/frames";
import { linesIn } from "@/lib/backups/read-database";
import { checkSignature } from "@/lib/backups/signature";
import { compressed, expanded } from "@/lib/backups/through";
import { storeBytes } from "@/lib/documents/store";
import { aBackupPlace, ownerUrl } from "@/tests/support/backups";
import { asSuperuser, entries } from "@/tests/support/log";
import { aCustomer, aDocument, anApplication, aStranger } from "@/tests/support/make";
import { givePassword } from "@/tests/support/passwords";

let place: Awaited<ReturnType<typeof aBackupPlace>>;
beforeAll(async () => {
  place = await aBackupPlace();
});

/** A small bank: a case with a paper, people with passwords, a log. */
async function aBank() {
  const customer = await aCustomer();
  await givePassword(customer.id);
  const { id } = await anApplication({ customer });
  const { storageKey } = await aDocument(customer, id);
  await storeBytes(storageKey, Buffer.from("a sealed paper"));
  await entries(await aStranger(), 5);
  return { customer, id };
}

const from = (bytes: Buffer) =>
  async function* () {
    yield bytes;
  };

/** At which level a file is found out, and as what. */
async function foundAt(bytes: Buffer) {
  const source = from(bytes);
  const opener = { identity: place.identities[0].secret };
  const levels = [
    () => checkSignature(source(), [place.signer.public]),
    async () => {
      const { account } = await checkBackup(source, [place.signer.public], opener);
      await checkLinks(source, opener, account);
    },
    () => drillBackup({ url: ownerUrl(), source, trusted: [place.signer.public], opener }),
  ];
  for (const [level, prove] of levels.entries()) {
    const code = await prove().then(
      () => null,
      (error) => error.code as string,
    );
    if (code) return `${level + 1} ${code}`;
  }
  return "whole";
}

const bytesOf = async () => {
  const { file, fileKey } = await place.make();
  return { bytes: readFileSync(join(place.folder, file)), fileKey };
};

/** The same file with other frames, sealed and signed by whoever holds all keys: a fault of the maker itself. */
async function remade(change: (frame: Frame, table: string) => Frame[]): Promise<Buffer> {
  const { bytes, fileKey } = await bytesOf();
  const { header, content } = await openContainer(from(bytes)(), { fileKey });
  const frames = async function* () {
    let table = "";
    for await (const frame of decodeFrames(expanded(content))) {
      if (frame.kind === "table") table = frame.facts.name;
      for (const one of change(frame, table)) yield* encodeFrame(one);
    }
  };
  const recipients = place.identities.map(({ recipient }) => recipient);
  const sealing = { id: header.id, createdAt: new Date(header.createdAt), recipients, signer: place.signer };
  const parts: Buffer[] = [];
  for await (const part of sealContent(compressed(frames()), sealing, fileKey)) parts.push(part);
  return Buffer.concat(parts);
}

const sha256 = (bytes: Buffer) => createHash("sha256").update(bytes).digest("hex");
const within = (name: string, of: (frame: Frame) => Frame[]) => (frame: Frame, table: string) =>
  table === name ? of(frame) : [frame];
const without = (kinds: RegExp) => (frame: Frame) => (kinds.test(frame.kind) ? [] : [frame]);

/** Other rows of a table, stated beside them and, where `everywhere`, in the account as if they were right. */
function otherRows(name: string, [word, instead]: [string, string], everywhere = false) {
  let facts = { rows: 0, sha256: "" };
  return (frame: Frame, table: string): Frame[] => {
    if (frame.kind === "account" && everywhere) {
      const account = frame.facts as Account;
      const tables = account.tables.map((one) => (one.name === name ? { name, ...facts } : one));
      return [{ kind: "account", facts: { ...account, tables } }];
    }
    if (table !== name) return [frame];
    if (frame.kind === "tableEnd") return [{ kind: "tableEnd", facts: { ...facts } }];
    if (frame.kind !== "rows") return [frame];
    const bytes = Buffer.from(frame.bytes.toString("utf8").replaceAll(word, instead));
    facts = { rows: linesIn(bytes), sha256: sha256(bytes) };
    return [{ kind: "rows", bytes }];
  };
}

const another = (frame: Frame): Frame =>
  frame.kind === "bytes" ? { ...frame, bytes: Buffer.from("another paper!") } : frame;

const contents = (customerId: string): [string, (frame: Frame, table: string) => Frame[]][] => [
  ["2 tableWrong", within("Application", without(/^rows$/))],
  ["2 tableWrong", within("Consent", without(/^(table|rows|tableEnd)$/))],
  ["2 tableWrong", otherRows("User", ["CUSTOMER", "MANAGER"])],
  ["2 documentWrong", (frame) => [another(frame)]],
  ["2 documentWrong", without(/^(document|bytes|documentEnd)$/)],
  ["2 cutOff", without(/^account$/)],
  ["2 linkBroken", otherRows("Customer", [customerId, "00000000-0000-0000-0000-000000000000"], true)],
  ["3 rowRefused", otherRows("User", ["CUSTOMER", "NOBODY"], true)],
];

test("[BK-05] what the container, the content and the trial restore each have to find, each finds", async () => {
  const { customer } = await aBank();
  expect(await foundAt(await remade((frame) => [frame]))).toBe("whole");
  const { bytes } = await bytesOf();
  bytes[bytes.length >> 1]! ^= 1;
  expect(await foundAt(bytes)).toBe("1 signatureWrong");
  for (const [fault, change] of contents(customer.id))
    expect(await foundAt(await remade(change)), String(change)).toBe(fault);
});

/** Each done by somebody who owns the database, before the backup: as long as it lies there, nobody sees it. */
const inside: [string, string][] = [
  ["2 linkBroken", `DELETE FROM "Customer"`],
  ["3 logBroken", `UPDATE "OperationLogEntry" SET action = 'session.ended' WHERE seq = 3`],
  ["3 sealedShut", `UPDATE "Credential" SET wrapped = wrapped || 'A'`],
];

test.each(inside)("[BK-05] a bank that is not sound is found out by its backup: %s", async (fault, words) => {
  await aBank();
  await asSuperuser((client) => client.query(words));
  expect(await foundAt((await bytesOf()).bytes)).toBe(fault);
});
