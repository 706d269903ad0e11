import { parentPort, workerData } from "node:worker_threads";
import { db, transaction } from "@/lib/db";
import { log } from "@/lib/log";
import { findByHand } from "@/lib/models/by-hand";
import { keepCard, learnCard } from "@/lib/models/learn";
import type { ThreadSays } from "@/lib/models/train";
import { Refusal } from "@/lib/refusal";

// Learning takes all of a processor for seconds or minutes: this thread is where nobody waits for a page meanwhile.
const say = (said: ThreadSays) => parentPort!.postMessage(said);
try {
  const byHand = await findByHand(db, (workerData as { id: string }).id);
  const lesson = await learnCard(db, { tell: (step) => say({ step }), byHand });
  say({ step: "keeping" });
  const kept = await transaction((tx) => keepCard(tx, lesson));
  const { stage, bads, goods } = lesson;
  say({ learned: { stage, bads, goods, modelId: kept?.id ?? null, hash: kept?.hash ?? null } });
} catch (error) {
  if (!(error instanceof Refusal)) log.error({ fault: (error as Error).name }, "no card could be learned");
  say({ fault: error instanceof Refusal ? error.code : "training.brokenOff" });
} finally {
  await db.$disconnect();
}
