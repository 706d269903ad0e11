import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { dictionary } from "@zxcvbn-ts/language-common";
import { beforeAll, expect, test } from "vitest";
import { env } from "@/lib/env";
import { documentKey } from "@/lib/identity/rules";
import { keyedIndex } from "@/lib/vault/keyed-index";
import { isCardNumber } from "@/tests/support/card-numbers";
import { dump, filesSince } from "@/tests/support/dump";
import { aResidentId } from "@/tests/support/make";
import { aWholeWay } from "@/tests/support/whole-way";

/** Texts that stand nowhere else in the world. */
const canary = {
  name: "璆璠",
  email: "canary-7c1f@example.com",
  mobile: "13971937193",
  documentNumber: aResidentId(),
  line: "鸩鹩里 7193 号",
  postcode: "719371",
  employer: "犇骉羴贸易行",
  workLine: "鱻馫路 9317 号",
  opinion: "齉爩鱻：同意办理此申请",
  words: "龘靐齾：客户来电核对身份",
  password: "seven blue canaries 7193",
};
let begun = 0;
let written = "";

/** Each test empties the bank: they look at what was written before. */
beforeAll(async () => {
  begun = Date.now();
  await aWholeWay(canary);
  written = await dump();
}, 60_000);

const forms = (text: string) => {
  const bytes = Buffer.from(text);
  return [text, bytes.toString("hex"), bytes.toString("base64").replace(/=+$/, ""), bytes.toString("base64url")];
};

test("[DP-01] of all that identifies a customer nothing stands readable in any table", () => {
  expect(written.split("\n").length).toBeGreaterThan(40);
  expect(written).toContain("杭州市");
  const readable = Object.entries(canary).filter(([, text]) => forms(text).some((form) => written.includes(form)));
  expect(readable).toEqual([]);
});

test("[DP-01] nor in the files of the database, nor in what it writes of its changes, nor beside it", async () => {
  const files = await filesSince(begun);
  expect(files.length).toBeGreaterThan(10);
  const folders = [env.DOCUMENTS_DIR, env.MAILBOX_DIR];
  const beside = folders.flatMap((folder) => {
    try {
      return readdirSync(folder, { recursive: true, encoding: "utf8" }).map((name) => join(folder, name));
    } catch {
      return [];
    }
  });
  const all = [...files, ...beside.filter((path) => /\.\w+$/.test(path)).map((path) => readFileSync(path))];
  const readable = Object.values(canary).filter((text) => all.some((file) => file.includes(Buffer.from(text))));
  expect(readable).toEqual([]);
}, 60_000);

test("[DP-03] no hash without a key of the ID number or the mobile number stands anywhere", () => {
  const numbers = [canary.documentNumber, `RESIDENT_ID:${canary.documentNumber}`, canary.mobile, canary.email];
  const hashes = numbers.flatMap((number) => plainHashes(number));
  const documentIndex = keyedIndex("document", documentKey("RESIDENT_ID", canary.documentNumber));
  for (const index of [documentIndex, keyedIndex("mobile", canary.mobile), keyedIndex("email", canary.email)])
    expect(written).toContain(index);
  expect(hashes.filter((hash) => written.includes(hash))).toEqual([]);
});

test("[AU-04] ten thousand words, the true password among them, meet nothing in the stolen database", () => {
  const lists = Object.values(dictionary) as string[][];
  const words = [...new Set([canary.password, ...lists.flat().map(String)])].slice(0, 10_000);
  expect(words).toHaveLength(10_000);
  expect(written).not.toMatch(/\$(argon2|2[aby]|scrypt|pbkdf2)/i);
  const tokens = new Set(written.match(/[\w+/=-]{16,}/g));
  const hits = words.filter((word) => [word, ...plainHashes(word)].some((form) => tokens.has(form)));
  expect(hits).toEqual([]);
});

test("[DP-05] no table holds a card number, and no column is made for one or for its secrets", () => {
  const runs = written.match(/(?<![\w.-])\d{13,19}(?![\w.-])/g) ?? [];
  expect(runs.filter(isCardNumber)).toEqual([]);
  const schema = readFileSync("prisma/schema.prisma", "utf8").replace(/\/\/.*$/gm, "");
  expect(schema).not.toMatch(/\b(\w*[pP]anNumber|cardNumber|cvv2?|cvc2?|pinBlock|\w*[tT]rackData|trackTwo)\b/);
});

const plainHashes = (text: string) =>
  ["md5", "sha1", "sha256", "sha512"].flatMap((kind) => {
    const digest = createHash(kind).update(text).digest();
    return [digest.toString("hex"), digest.toString("base64"), digest.toString("base64url")];
  });
