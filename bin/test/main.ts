import { parseArgs } from "node:util";
import { generateClient } from "../prisma/generate.ts";
import { command, say, seconds } from "../say.ts";
import { runAttacks } from "./attack.ts";
import { buildPages, runStories } from "./browser.ts";
import { checkFormat, checkLockfile, checkTypes } from "./checks.ts";
import { faultsOverHttp, runFaults } from "./faults.ts";
import { runTests } from "./vitest.ts";

/** How many checks of a stage held, how many did not, and which those were where it knows. */
export type Count = { passed: number; failed: number; names?: string[] };

const started = performance.now();

await command(async () => {
  const { values, positionals } = parseArgs({
    options: { quick: { type: "boolean" }, attack: { type: "boolean" }, faults: { type: "boolean" } },
    allowPositionals: true,
  });
  await generateClient();
  const counts = values.faults
    ? [await stage("Faults", runFaults), ...(await attacks(faultsOverHttp, false))]
    : values.attack
      ? await attacks(positionals, true)
      : await some(positionals, values.quick ?? false);
  const sum = (of: "passed" | "failed") => counts.reduce((total, count) => total + count[of], 0);
  for (const name of counts.flatMap(({ names = [] }) => names)) say(`Failed: ${name}`);
  say(`\nTook ${seconds(performance.now() - started)}.`);
  say(`${sum("passed")} passed, ${sum("failed")} failed`);
  if (sum("failed") > 0) process.exitCode = 1;
});

/** Every path in the stage of its kind; all there is where none is named. */
async function some(paths: string[], quick: boolean): Promise<Count[]> {
  if (paths.length === 0) return all(quick);
  const kindOf = (path: string) => /attack|e2e/.exec(path)?.[0] ?? "tests";
  const { tests, e2e, attack } = Object.groupBy(paths, kindOf);
  return [
    ...(tests ? [await stage("Tests", () => runTests(tests))] : []),
    ...(e2e ? await stories(e2e) : []),
    ...(attack ? await attacks(attack, false) : []),
  ];
}

async function all(quick: boolean): Promise<Count[]> {
  return [
    // The first mostly waits for the registry.
    ...(await Promise.all([
      stage("Lockfile", checkLockfile),
      stage("Format and lint", checkFormat),
      stage("Types", checkTypes),
    ])),
    await stage("Tests", () => runTests([])),
    ...(quick ? [] : await stories([])),
    ...(quick ? [] : await attacks([], false)),
  ];
}

async function stories(paths: string[]): Promise<Count[]> {
  const build = await stage("Build", buildPages);
  if (build.failed > 0) return [build];
  return [build, await stage("Stories in the browser", () => runStories(paths))];
}

async function attacks(paths: string[], whole: boolean): Promise<Count[]> {
  const build = await stage("Build", buildPages);
  if (build.failed > 0) return [build];
  return [build, await stage("Attacks over HTTP", () => runAttacks(paths, whole))];
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
