import { defineConfig } from "vitest/config";

const root = new URL("../../", import.meta.url).pathname;

// One file after the other: what changes in the database while an attack runs was the attack.
export default defineConfig({
  root,
  resolve: {
    alias: [
      // What an action declares, without what it does (tests/attack/declaration.ts).
      { find: /^@\/lib\/forms\/action$/, replacement: `${root}tests/attack/declaration.ts` },
      { find: /^@\//, replacement: root },
      { find: "server-only", replacement: `${root}tests/support/nothing.ts` },
    ],
  },
  test: {
    include: ["tests/attack/**/*.test.ts"],
    setupFiles: ["tests/attack/every-answer.ts"],
    pool: "forks",
    fileParallelism: false,
    // All files in one process: no two of them make the same person.
    isolate: false,
    testTimeout: 120_000,
    hookTimeout: 60_000,
    server: { deps: { inline: [/next-auth/, /@auth\/core/, /next-intl/] } },
  },
});
