import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { codeOf, product } from "@/tests/house/source";

const cells = (line: string) => line.split("|").map((cell) => cell.trim());
const rows = readFileSync("docs/cryptography.md", "utf8")
  .split("\n")
  .filter((line) => line.startsWith("| ") && line.includes("`lib/"))
  .map(cells)
  .map(([, use = "", algorithm = "", key = "", owner = "", replaced = "", where = ""]) => ({
    use,
    algorithm,
    said: [use, algorithm, key, owner, replaced],
    files: [...where.matchAll(/`([^`]+)`/g)].map(([, path]) => path!),
  }));

/** How each primitive reads in the code, and the word for it in the list. */
const primitives: [RegExp, string][] = [
  [/createHash\(\s*"sha256"|\bdigest\("sha256"/, "SHA-256"],
  [/createHash\(\s*"sha512"/, "SHA-512"],
  [/createHmac\(\s*"sha256"/, "HMAC-SHA-256"],
  [/hkdfSync\(\s*"sha256"/, "HKDF-SHA-256"],
  [/hkdfSync\(\s*"sha512"/, "HKDF-SHA-512"],
  [/createCipheriv|createDecipheriv|"aes-256-gcm"|\bfrom "@\/lib\/vault\/seal"[\s\S]*cookieKey\(/, "AES-256-GCM"],
  [/\b(sign|verify)\(null\b/, "Ed25519"],
  [/\bargon2\.(hash|verify)\(/, "Argon2id"],
  [/\brandom(Bytes|Int|FillSync|Fill)\(/, "random"],
  [/from "otpauth"/, "TOTP"],
  [/from "age-encryption"/, "age"],
  [/(verify(Authentication|Registration)Response|generate(Authentication|Registration)Options)\(/, "WebAuthn"],
  [
    /createHash\(\s*"(md5|sha1)"|createCipher\(|pbkdf2|scrypt|subtle\b|createSign\(|createVerify\(/,
    "nothing of that kind",
  ],
];

const uses = product
  .filter((path) => path.startsWith("lib/"))
  .flatMap((path) => primitives.filter(([pattern]) => pattern.test(codeOf(path))).map(([, word]) => ({ path, word })));

test("[DP-10] every use of cryptography stands in the inventory with its algorithm", () => {
  expect(uses.length).toBeGreaterThan(20);
  const missing = uses.filter(
    ({ path, word }) => !rows.some(({ files, algorithm }) => files.includes(path) && algorithm.includes(word)),
  );
  expect(missing).toEqual([]);
});

test("[DP-10] the inventory names no file that uses none, and says of each use algorithm, key, owner and replacement", () => {
  const named = rows.flatMap(({ files }) => files);
  expect(named.filter((path) => !uses.some((one) => one.path === path))).toEqual([]);
  expect(rows.filter(({ said }) => said.some((cell) => cell === "")).map(({ use }) => use)).toEqual([]);
});

test("[DP-04][DP-10] whatever opens under a key of the settings opens under the one of before as well", () => {
  const presentAlone = /\bopen(Bytes|File)?\(\s*(master|password|cookie)Key\(\)/;
  expect(product.filter((path) => presentAlone.test(codeOf(path)))).toEqual([]);
});

test("[DP-10] the ciphers of the product come from the vault and from backups alone", () => {
  const ciphers = uses.filter(({ word }) => word === "AES-256-GCM").map(({ path }) => path);
  expect(ciphers.toSorted()).toEqual(["lib/auth/envelope.ts", "lib/backups/container.ts", "lib/vault/seal.ts"]);
});
