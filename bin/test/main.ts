import { existsSync, globSync } from "node:fs";
import { parseArgs } from "node:util";
import { generateClient } from "../prisma/generate.ts";
import { command, say, seconds } from "../say.ts";
import { buildPages, runStories } from "./browser.ts";
import { checkFormat, checkLockfile, checkTypes } from "./checks.ts";
import { runTests } from "./vitest.ts";

/** How many checks of a stage held, and how many did not. */
export type Count = { passed: number; failed: number };

const started = performance.now();

await command(async () => {
  const { values, positionals } = parseArgs({ options: { quick: { type: "boolean" } }, allowPositionals: true });
  const [path] = positionals;
  await generateClient();
  const counts = path ? await one(path) : await all(values.quick ?? false);
  const sum = (of: keyof Count) => counts.reduce((total, count) => total + count[of], 0);
  say(`\nTook ${seconds(performance.now() - started)}.`);
  say(`${sum("passed")} passed, ${sum("failed")} failed`);
  if (sum("failed") > 0) process.exitCode = 1;
});

async function one(path: string): Promise<Count[]> {
  return path.includes("e2e") ? stories([path]) : [await stage("Tests", () => runTests([path]))];
}

async function all(quick: boolean): Promise<Count[]> {
  return [
    await stage("Lockfile", checkLockfile),
    await stage("Format and lint", checkFormat),
    await stage("Types", checkTypes),
    await stage("Tests", () => runTests([])),
    ...(quick ? [] : await stories([])),
  ];
}

async function stories(paths: string[]): Promise<Count[]> {
  if (globSync("tests/e2e/**/*.spec.ts").length === 0 || !existsSync("tests/playwright.config.ts")) return [];
  const build = await stage("Build", buildPages);
  if (build.failed > 0) return [build];
  return [build, await stage("Stories in the browser", () => runStories(paths))];
}

async function stage(name: string, run: () => Promise<Count>): Promise<Count> {
  const began = performance.now();
  say(`\n— ${name}`);
  const count = await run().catch((error): Count => {
    console.error(error);
    return { passed: 0, failed: 1 };
  });
  say(
    `${name}: ${count.failed ? `${count.failed} FAILED, ` : ""}${count.passed} passed · ${seconds(performance.now() - began)}`,
  );
  return count;
}
