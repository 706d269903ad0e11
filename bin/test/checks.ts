import { mkdirSync, writeFileSync } from "node:fs";
import type { Count } from "./main.ts";
import { run, runTool } from "./process.ts";

/** The folder of the build that tests look at; the one that `npm start` serves stays as it is. */
export const testBuild = { XINKA_BUILD_DIR: ".next-test" };

const asOne = (code: number): Count => (code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 });

/** A registry can serve a package before its parts; then only a clean install finds out. */
export async function checkLockfile() {
  const quietly = ["ci", "--dry-run", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"];
  const code = await run("npm", quietly, {
    shell: process.platform === "win32",
    env: { npm_config_progress: "false" },
  });
  if (code !== 0) console.error("package-lock.json and package.json disagree, or the registry cannot be reached.");
  return asOne(code);
}

export async function checkFormat() {
  const colors = process.stdout.isTTY ? "--colors=force" : "--colors=off";
  return asOne(await runTool("@biomejs/biome/bin/biome", ["ci", "--error-on-warnings", colors, "."]));
}

/** With the routes' types as they are now: those of an earlier build know pages that are gone. */
export async function checkTypes() {
  await runTool("next/dist/bin/next", ["typegen"], { env: testBuild });
  mkdirSync(".data/test", { recursive: true });
  const project = {
    extends: "../../tsconfig.json",
    compilerOptions: { incremental: false },
    include: ["../../**/*.ts", "../../**/*.tsx", "../../**/*.mjs", `../../${testBuild.XINKA_BUILD_DIR}/types/**/*.ts`],
    exclude: ["../../node_modules", "../../.data", "../../.next"],
  };
  writeFileSync(".data/test/tsconfig.json", JSON.stringify(project));
  return asOne(await runTool("typescript/bin/tsc", ["--noEmit", "-p", ".data/test/tsconfig.json"]));
}
