import { expect, test } from "vitest";
import { openChain } from "@/lib/audit/read-chain";
import { record } from "@/lib/audit/record";
import { verifyChain } from "@/lib/audit/verify";
import { db, transaction } from "@/lib/db";
import { aStranger } from "@/tests/support/make";

async function verdict() {
  const chain = await openChain();
  return verifyChain(chain, null).finally(() => chain.end());
}

test("[LG-02] thirty-two writers at once make one chain without gaps or forks", async () => {
  const people = await Promise.all(Array.from({ length: 4 }, () => aStranger()));
  const before = await db.operationLogEntry.count();
  const write = async (writer: number) => {
    for (let count = 0; count < 25; count += 1)
      await transaction((tx) =>
        record(tx, people[writer % 4]!, "language.chosen", { detail: { language: `数 ${count}\t\\N "` } }),
      );
  };
  await Promise.all(Array.from({ length: 32 }, (_, writer) => write(writer)));

  expect(await verdict()).toEqual({
    entries: before + 800,
    deleted: 0,
    last: before + 800,
    checkpoints: null,
    fault: null,
  });
});
