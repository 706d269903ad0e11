import { getPriority } from "node:os";
import { expect, test } from "vitest";
import { letHashingGiveWay } from "@/lib/auth/hashing-threads";
import { prepareDecoy } from "@/lib/auth/password";

test.runIf(process.platform === "linux")("[AU-03] checking passwords gives way to answering requests", async () => {
  await prepareDecoy();
  const threads = letHashingGiveWay();
  expect(threads.length).toBeGreaterThan(0);
  for (const thread of threads) expect(getPriority(Number(thread))).toBe(Math.min(getPriority() + 5, 19));
});
