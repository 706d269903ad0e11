import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

/** Every file that is kept; where there is no Git, this says nothing. */
const kept = existsSync(".git")
  ? execFileSync("git", ["ls-files", "-z"], { encoding: "utf8" }).split("\0").filter(Boolean)
  : [];
const lines = (path: string) => readFileSync(path, "utf8").split("\n");

/** How secrets of this product, and those that are most often lost, read. */
const secrets: Record<string, RegExp> = {
  "a private key": /-----BEGIN (RSA |EC |OPENSSH |ENCRYPTED |PGP )?PRIVATE KEY/,
  "a reading key of backups": /AGE-SECRET-KEY-1(?!(.)\1{9})[0-9A-Z]{20}/,
  "32 random bytes as a setting":
    /\b[A-Z_]*(KEY|SECRET|TOKEN|PASSWORD)[A-Z_]*\s*[:=]\s*["']?(?=\S*[a-z])(?=\S*[A-Z])(?=\S*\d)[A-Za-z0-9+/]{43}=/,
  "a key of a cloud": /\b(AKIA|ASIA)[0-9A-Z]{16}\b|\bAIza[\w-]{35}\b/,
  "a token of a forge or registry": /\b(gh[pousr]_\w{36}|github_pat_\w{60}|npm_[A-Za-z0-9]{36}|glpat-[\w-]{20})\b/,
  "a signed token": /\beyJ[\w-]{20,}\.eyJ[\w-]{20,}\.[\w-]{20,}/,
};

test("[SC-02] no kept file holds a secret", () => {
  const texts = kept.filter((path) => existsSync(path) && !/\.(png|woff2?|ico)$/.test(path));
  const found = texts.flatMap((path) =>
    lines(path).flatMap((line, index) =>
      Object.entries(secrets).flatMap(([what, pattern]) =>
        pattern.test(line) ? [`${path}:${index + 1} ${what}`] : [],
      ),
    ),
  );
  expect(found).toEqual([]);
});

test("[SC-02] settings, data and builds of a machine are neither kept nor put into an image", () => {
  expect(kept.filter((path) => /(^|\/)(\.env(?!\.example$)|\.data|\.next|node_modules)/.test(path))).toEqual([]);
  const [git, image] = [".gitignore", ".dockerignore"].map(
    (path) => new Set(lines(path).map((line) => line.replace(/\/$/, ""))),
  );
  expect([...git!].filter((line) => line && !image!.has(line))).toEqual([]);
  for (const own of [".git", "tests", "bench"]) expect(image).toContain(own);
});

test("[SC-02] each kind of secret would be found", () => {
  const planted = [
    `-----BEGIN ${"PRIVATE"} KEY-----`,
    `AGE-SECRET-KEY-1${"AB".repeat(29)}`,
    `DATA_KEY=${Buffer.from(Array.from({ length: 32 }, (_none, index) => index * 7)).toString("base64")}`,
    `AKIA${"B".repeat(16)}`,
    `ghp_${"c".repeat(36)}`,
    `eyJ${"d".repeat(20)}.eyJ${"e".repeat(20)}.${"f".repeat(20)}`,
  ];
  for (const [index, pattern] of Object.values(secrets).entries()) expect(planted[index]).toMatch(pattern);
});
