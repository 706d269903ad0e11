import { readFileSync, rmSync } from "node:fs";
import { buildIfStale } from "../start/build.ts";
import { testBuild } from "./checks.ts";
import type { Count } from "./main.ts";
import { runTool } from "./process.ts";
import { secrets } from "./secrets.ts";
import { startServer } from "./server.ts";

const result = ".data/test/playwright.json";

export async function buildPages(): Promise<Count> {
  Object.assign(process.env, testBuild);
  const own = { ...process.env };
  for (const name of secrets) process.env[name] = `canary-of-the-build-${name}`;
  await buildIfStale([], new AbortController().signal);
  process.env = own;
  return { passed: 1, failed: 0 };
}

/** Plays the stories on a server of their own, on a fresh try-out with its demo customers. */
export async function runStories(paths: string[]): Promise<Count> {
  const server = await startServer("stories");
  rmSync(result, { force: true });
  try {
    // One story alone waits for no others, and leaves a trace where it fails; of all of them that would cost a fifth more work.
    const which = paths.length > 0 ? ["--no-deps", "--trace=retain-on-failure", ...paths] : [];
    await runTool("@playwright/test/cli.js", ["test", "--config", "tests/playwright.config.ts", ...which], {
      // The stories may read the product's own modules, which only servers may.
      env: { ...server.env, NODE_OPTIONS: "--conditions=react-server", PLAYWRIGHT_JSON_OUTPUT_FILE: result },
    });
  } finally {
    await server.stop();
  }
  const { stats, errors, suites } = JSON.parse(readFileSync(result, "utf8"));
  const broken = brokenPolicies(server.log);
  const failed = stats.unexpected + stats.flaky + errors.length + broken.length;
  for (const { message } of errors) console.error(message);
  const names = [...(suites as Suite[]).flatMap(failedIn), ...broken];
  return { passed: stats.expected, failed: stats.expected + failed === 0 ? 1 : failed, names };
}

/**
 * [WB-03] What browsers have told of pages that tried what their policy forbids: nothing, in a whole run. One story
 * plants a script in the page of the sign-in, and one frames our refusal, to see them stopped.
 */
function brokenPolicies(log: string): string[] {
  const told = readFileSync(log, "utf8")
    .split("\n")
    .filter((line) => line.includes('"a page broke its policy"'))
    .filter((line) => !/"page":"\/sign-in".*"blocked":"inline"|"page":"\/","directive":"frame-ancestors"/.test(line));
  return [...new Set(told.map((line) => line.replace(/"time":"[^"]*",/, "")))];
}

type Spec = { title: string; file: string; ok: boolean; tests: { projectName: string }[] };
type Suite = { specs?: Spec[]; suites?: Suite[] };

function failedIn({ specs = [], suites = [] }: Suite): string[] {
  const here = specs.filter(({ ok }) => !ok);
  const named = here.map(({ title, file, tests }) => `${file}: ${title} (${tests[0]?.projectName})`);
  return [...named, ...suites.flatMap(failedIn)];
}
