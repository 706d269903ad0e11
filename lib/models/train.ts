import "server-only";
import { Worker } from "node:worker_threads";
import { record, theBank } from "@/lib/audit/record";
import type { Manager } from "@/lib/auth/actor";
import { holdRight } from "@/lib/auth/hold-right";
import { db, type Tx, transaction } from "@/lib/db";
import type { TrainingStep } from "@/lib/models/rules";
import type { Stage } from "@/lib/scoring/report";

type Learned = { stage: Stage; bads: number; goods: number; modelId: string | null; hash: string | null };

/** What the thread that learns tells the process it belongs to. */
export type ThreadSays = { step: TrainingStep } | { learned: Learned } | { fault: string };

/** Asks for a card to be learned. While one is under way, that one is the answer. */
export function askForTraining(manager: Manager): Promise<void> {
  return transaction(async (tx) => {
    await holdRight(tx, manager, "models.manage");
    if (!(await holdNoTraining(tx))) return;
    const { id } = await tx.modelTraining.create({ data: { askedById: manager.id }, select: { id: true } });
    await record(tx, manager, "model.trainingAsked", { objectId: id, detail: {} });
  });
}

/** Whether nothing is being learned; until the transaction ends nobody else asks. */
export async function holdNoTraining(tx: Tx): Promise<boolean> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(7846521131)`;
  return (await tx.modelTraining.count({ where: { finishedAt: null } })) === 0;
}

/** Does what was asked for and not begun, or begun by somebody who has died. Answers whether there was anything. */
export async function doNextTraining(): Promise<boolean> {
  const [asked] = await db.$queryRaw<{ id: string }[]>`
    UPDATE "ModelTraining" SET "aliveAt" = now() WHERE id = (
      SELECT id FROM "ModelTraining"
      WHERE "finishedAt" IS NULL AND coalesce("aliveAt", '-infinity') < now() - interval '30 seconds'
      ORDER BY "askedAt" LIMIT 1 FOR UPDATE SKIP LOCKED)
    RETURNING id`;
  if (!asked) return false;
  const end = await inThread(asked.id);
  // Stopped in the midst of it: another process begins anew.
  if (!end) return true;
  await transaction(async (tx) => {
    const { modelId, stage, bads, goods } = "learned" in end ? end.learned : none;
    const fault = "fault" in end ? end.fault : null;
    const data = { finishedAt: new Date(), modelId, stage, bads, goods, fault };
    await tx.modelTraining.updateMany({ where: { id: asked.id }, data });
    const hash = "learned" in end ? end.learned.hash : null;
    const detail = { stage, bads, goods, hash, fault };
    await record(tx, theBank, "model.trained", { outcome: fault ? "FAILED" : "SUCCEEDED", objectId: asked.id, detail });
  });
  return true;
}

const none = { modelId: null, stage: null, bads: null, goods: null };

/** The project's TypeScript as plain Node runs it, whatever the server itself is made of. */
const flags = ["--conditions=react-server", "--disable-warning=ExperimentalWarning", "--import=./bin/resolve.mjs"];
/** Of a million customers some three hundred thousand cases have matured. */
const room = { maxOldGenerationSizeMb: 1_024 };

type End = Exclude<ThreadSays, { step: TrainingStep }>;

let thread: Worker | null = null;

/** Ends what is being learned in this process, for somebody else to begin anew. */
export async function breakOffTraining() {
  const running = thread;
  thread = null;
  await running?.terminate();
}

function inThread(id: string): Promise<End | null> {
  const alive = (step: TrainingStep | null) =>
    db.$executeRaw`UPDATE "ModelTraining" SET "aliveAt" = now(), step = coalesce(${step}, step) WHERE id = ${id}::uuid`.catch(
      () => {},
    );
  const beat = setInterval(() => void alive(null), 5_000);
  return new Promise<End | null>((done) => {
    // By its name at run time: the bundler of the pages has no part in it.
    const file = `${process.cwd()}/lib/models/thread.ts`;
    const worker: Worker = Reflect.construct(Worker, [
      file,
      { execArgv: flags, resourceLimits: room, workerData: { id } },
    ]);
    thread = worker;
    worker.on("message", (said: ThreadSays) => ("step" in said ? void alive(said.step) : done(said)));
    worker.on("error", () => done({ fault: "training.brokenOff" }));
    worker.on("exit", () => done(thread === worker ? { fault: "training.brokenOff" } : null));
  }).finally(() => clearInterval(beat));
}
