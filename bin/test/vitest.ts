import { readFileSync, rmSync } from "node:fs";
import { relative } from "node:path";
import type { Count } from "./main.ts";
import { runTool } from "./process.ts";

type Running = { config?: string; env?: Record<string, string> };

export async function runTests(
  paths: string[],
  { config = "tests/vitest.config.ts", env = {} }: Running = {},
): Promise<Count> {
  const result = `.data/test/${config.replaceAll("/", "-")}.json`;
  rmSync(result, { force: true });
  const reporters = ["--reporter=dot", "--reporter=json", `--outputFile=${result}`];
  const code = await runTool("vitest/vitest.mjs", ["run", "--config", config, ...reporters, ...paths], { env });
  const { numPassedTests, numFailedTests, numFailedTestSuites, testResults } = JSON.parse(readFileSync(result, "utf8"));
  // A file that cannot even be read has no tests to fail.
  const failed = numFailedTests || (code === 0 ? 0 : Math.max(1, numFailedTestSuites));
  return { passed: numPassedTests, failed, names: (testResults as File[]).flatMap(failedIn) };
}

type File = { name: string; status: string; assertionResults: { fullName: string; status: string }[] };

function failedIn({ name, status, assertionResults }: File): string[] {
  const file = relative(process.cwd(), name);
  const failed = assertionResults
    .filter((test) => test.status === "failed")
    .map(({ fullName }) => `${file}: ${fullName}`);
  return failed.length === 0 && status === "failed" ? [file] : failed;
}
