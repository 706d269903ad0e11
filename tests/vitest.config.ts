import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

const root = new URL("../", import.meta.url).pathname;

/** What takes longest comes first, or everybody would wait for it alone in the end. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]) {
    const isLong = ({ moduleId }: TestSpecification) => moduleId.endsWith("/tests/bin/kills.test.ts");
    return (await super.sort(files)).toSorted((a, b) => Number(isLong(b)) - Number(isLong(a)));
  }
}

export default defineConfig({
  root,
  resolve: { alias: { "@": root.replace(/\/$/, ""), "server-only": `${root}tests/support/nothing.ts` } },
  test: {
    include: ["tests/**/*.test.ts", "tests/**/*.test.tsx"],
    exclude: ["tests/attack/**"],
    globalSetup: "tests/support/database.ts",
    setupFiles: "tests/support/setup.ts",
    pool: "forks",
    // A file is done before optimised code of the query compiler would pay.
    execArgv: ["--liftoff-only"],
    maxWorkers: 2,
    sequence: { sequencer: LongestFirst },
    testTimeout: 20_000,
    hookTimeout: 60_000,
    // These import "next/server" and the like, which plain Node does not find.
    server: { deps: { inline: [/next-auth/, /@auth\/core/, /next-intl/] } },
  },
});
