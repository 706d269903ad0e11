import { spawn } from "node:child_process";
import { expect, test } from "vitest";
import { anAdmin } from "@/tests/support/make";

test("the worker takes up its jobs and ends in order when told", async () => {
  const { child, words, ended } = command("worker", []);
  await expect.poll(words, { timeout: 15_000 }).toContain("The worker runs");
  child.kill("SIGTERM");
  expect(await ended).toBe(0);
  expect(words()).toContain("Stopped.");
});

const activation = /http:\/\/localhost:3000\/activate\/\S+/;

test("the first administrator gets a link, and nobody gets one where an administrator is", async () => {
  const first = command("admin", ["invite", "first@example.com"]);
  const usage = command("admin", ["invite"]);
  expect(await first.ended).toBe(0);
  expect(first.words()).toMatch(activation);
  expect(await usage.ended).toBe(1);
  expect(usage.words()).toContain("npm run admin -- invite EMAIL");

  await anAdmin();
  const second = command("admin", ["invite", "second@example.com"]);
  expect(await second.ended).toBe(1);
  expect(second.words()).toContain("There is an administrator already");
  expect(second.words()).not.toMatch(activation);
});

/** A command as bin/run.ts starts it: plain Node, on the database of this test. */
function command(name: string, args: string[]) {
  const flags = ["--disable-warning=ExperimentalWarning", "--import=./bin/resolve.mjs"];
  const child = spawn(process.execPath, [...flags, `bin/${name}.ts`, ...args]);
  let said = "";
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (chunk) => {
      said += chunk;
    });
  const ended = new Promise<number | string>((done) => child.on("close", (code, signal) => done(code ?? signal!)));
  return { child, words: () => said, ended };
}
