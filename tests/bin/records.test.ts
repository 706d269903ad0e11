import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { shanghaiDay } from "@/lib/time";
import { entries } from "@/tests/support/log";
import { aStranger } from "@/tests/support/make";

const folder = mkdtempSync(join(tmpdir(), "xinka-records-"));
const settings: NodeJS.ProcessEnv = { ...process.env, BACKUPS_DIR: folder };
const [one, lost, fresh] = ["one", "lost", "fresh"].map((name) => join(folder, name)) as [string, string, string];
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A command as bin/run.ts starts it: its exit code, and what it said last. */
async function said(name: string, ...args: string[]) {
  const flags = ["--disable-warning=ExperimentalWarning", "--import=./bin/resolve.mjs"];
  const child = spawn(process.execPath, [...flags, `bin/${name}.ts`, ...args], { env: settings });
  let words = "";
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (chunk) => {
      words += chunk;
    });
  const code = await new Promise((done) => child.on("close", done));
  return { code, words, last: words.trim().split("\n").at(-1)! };
}

const whole = { code: 0, last: expect.stringMatching(/^OK, level 2: /) };
const shut = { code: 1, last: "BAD: This key does not open this backup." };

/** What keygen prints, taken apart as docs/operations.md says. */
async function keys() {
  const { words } = await said("backup", "keygen");
  const pairs = [...words.matchAll(/# (age1\S+)\n(AGE-SECRET-KEY-1\S+)/g)].map(([text, reader]) => ({
    text,
    reader: reader!,
  }));
  return { signing: /BACKUP_SIGNING_KEY=(\S+)/.exec(words)![1]!, pairs };
}

let kept: string;
beforeAll(async () => {
  const { signing, pairs } = await keys();
  kept = pairs[0]!.reader;
  Object.assign(settings, { BACKUP_SIGNING_KEY: signing, BACKUP_RECIPIENTS: pairs.map(({ reader }) => reader).join() });
  for (const [n, path] of [one, lost].entries()) writeFileSync(path, pairs[n]!.text);
});

test("[BK-09] one of two reading keys is lost and replaced by the written words: what was made before and after opens", async () => {
  const make = async () => /xinka-\S+\.backup/.exec((await said("backup", "make")).words)![0];
  const before = join(folder, await make());
  const replaced = (await keys()).pairs[1]!;
  writeFileSync(fresh, replaced.text);
  settings.BACKUP_RECIPIENTS = `${kept},${replaced.reader}`;
  const after = join(folder, await make());
  const verify = (file: string, key: string) => said("backup", "verify", file, "--identity", key);
  const verdicts = await Promise.all([
    verify(before, one),
    verify(after, one),
    verify(after, fresh),
    verify(after, lost),
  ]);
  expect(verdicts).toMatchObject([whole, whole, whole, shut]);
});

test("[LG-10] an archive made and shown by the command says of itself that it is whole, or what is wrong", async () => {
  await entries(await aStranger(), 3);
  const [path, today] = [join(folder, "log.archive"), shanghaiDay(new Date())];
  expect(await said("log", "archive", "--from", "2020-01-01", "--to", today, "--out", path)).toMatchObject({ code: 0 });
  const shown = await said("log", "show", path, "--identity", one);
  expect(shown).toMatchObject({ code: 0, last: expect.stringMatching(/^Whole: \d+ entries/) });
  expect(shown.words).toContain("application.submitted");
  writeFileSync(fresh, (await keys()).pairs[0]!.text);
  expect(await said("log", "show", path, "--identity", fresh)).toMatchObject(shut);
});
