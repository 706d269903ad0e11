import "server-only";
import { setImmediate as breathe } from "node:timers/promises";
import { cardByHash } from "@/lib/advice/card";
import { db } from "@/lib/db";
import { log } from "@/lib/log";
import { rulesByHash, setOf } from "@/lib/policy/in-force";
import { readPast } from "@/lib/policy/read-past";
import { newTrial, type Trial } from "@/lib/policy/trial";

type Asked = { id: string; ruleSetId: string; hash: string; againstHash: string; total: number };

/** Does what was asked for and not begun, or begun by somebody who has died. Answers whether there was anything. */
export async function doNextBackTest(): Promise<boolean> {
  const [asked] = await db.$queryRaw<Asked[]>`
    UPDATE "BackTest" SET "aliveAt" = now() WHERE id = (
      SELECT id FROM "BackTest" WHERE "finishedAt" IS NULL AND coalesce("aliveAt", '-infinity') < now() - interval '30 seconds'
      ORDER BY "askedAt" LIMIT 1 FOR UPDATE SKIP LOCKED)
    RETURNING id, "ruleSetId", hash, "againstHash", total`;
  if (!asked) return false;
  const end = await tried(asked).then(
    (result) => ({ result: JSON.parse(JSON.stringify(result)) as object }),
    (error: Error) => {
      log.error({ fault: error.name }, "a back-test could not be done");
      return { fault: error instanceof Changed ? "changed" : "failed" };
    },
  );
  await db.backTest.updateMany({ where: { id: asked.id }, data: { finishedAt: new Date(), ...end } });
  return true;
}

/** The draft was changed before its turn came. */
class Changed extends Error {}

async function tried({ id, ruleSetId, hash, againstHash, total }: Asked): Promise<Trial> {
  const row = await db.ruleSet.findFirst({ where: { id: ruleSetId, hash }, select: { content: true } });
  if (!row) throw new Changed();
  const trial = newTrial(await cardInForce(), await rulesByHash(db, againstHash), setOf(row.content));
  let done = 0;
  for await (const cases of readPast(total)) {
    for (const past of cases) trial.add(past);
    done += cases.length;
    await db.$executeRaw`UPDATE "BackTest" SET "aliveAt" = now(), done = ${done} WHERE id = ${id}::uuid`;
    await breathe();
  }
  return trial.result();
}

async function cardInForce() {
  const published = await db.scoringModel.findFirst({
    where: { status: "PUBLISHED" },
    orderBy: [{ publishedAt: "desc" }, { id: "desc" }],
    select: { hash: true },
  });
  return cardByHash(db, published?.hash ?? null);
}
