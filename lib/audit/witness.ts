import "server-only";
import { mkdir, open, readFile } from "node:fs/promises";
import { dirname } from "node:path";
import { beginning } from "@/lib/audit/chain";
import { type Checkpoint, readCheckpoints, signCheckpoint } from "@/lib/audit/checkpoint";
import { newWalk } from "@/lib/audit/follow";
import { openChain } from "@/lib/audit/read-chain";
import type { Fault } from "@/lib/audit/rules";
import { db } from "@/lib/db";
import { env } from "@/lib/env";
import { log } from "@/lib/log";
import { signingKey } from "@/lib/vault/ed25519";

/** A checkpoint after so many entries, or after so long where there is any new one. */
const everyEntries = 256;
const everyMilliseconds = 60_000;

/** What was signed about this log, as the file outside of the database has it; by our own key, or by that of a time before. */
export async function readWitness(file = env.CHECKPOINTS_FILE, key = signingKey(env.LOG_KEY)) {
  const words = await readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return "";
    throw error;
  });
  return readCheckpoints(key, words);
}

type Keeper = { last: Checkpoint | null; at: number };

/** Signs how far the log has come, as often as it should. One keeper for each process that runs jobs. */
export function newKeeper() {
  let kept: Keeper | null = null;
  return async (now = Date.now()): Promise<Checkpoint | null> => {
    kept ??= { last: await newest(), at: 0 };
    const size = await lastPlace();
    const signed = kept.last?.size ?? 0;
    if (size < signed) alarm({ kind: "cut", seq: size + 1 });
    await listenForSilence(now);
    const due = size - signed >= everyEntries || now - kept.at >= everyMilliseconds;
    if (size <= signed || !due) return null;
    const checkpoint = await signNext(kept.last);
    kept = { last: checkpoint ?? kept.last, at: now };
    return checkpoint;
  };
}

async function newest(): Promise<Checkpoint | null> {
  const { checkpoints } = await readWitness();
  return checkpoints.reduce<Checkpoint | null>((most, one) => (one.size > (most?.size ?? 0) ? one : most), null);
}

async function lastPlace(): Promise<number> {
  const [row] = await db.$queryRaw<{ seq: bigint }[]>`SELECT seq FROM "OperationLogEntry" ORDER BY seq DESC LIMIT 1`;
  return Number(row?.seq ?? 0);
}

/** Nothing is signed that does not follow, link by link, from what was signed before. */
async function signNext(before: Checkpoint | null): Promise<Checkpoint | null> {
  const chain = await openChain();
  try {
    const walk = newWalk(
      chain.tombstones,
      [],
      before ? { seq: before.size, hash: before.hash } : { seq: 0, hash: beginning },
    );
    for await (const rows of chain.walk((before?.size ?? 0) + 1, chain.last)) {
      const fault = walk.take(rows);
      if (fault) return alarm(fault);
    }
    const { seq: size, hash } = walk.place();
    const checkpoint = { origin: `${new URL(env.APP_URL).host}/log`, size, hash };
    await append(signCheckpoint(signingKey(env.LOG_KEY), checkpoint));
    return checkpoint;
  } finally {
    await chain.end();
  }
}

function alarm(fault: Fault) {
  log.error(fault, "the operation log does not follow from its last checkpoint: npm run log -- verify");
  return null;
}

let listenedAt = 0;

async function listenForSilence(now: number) {
  if (now - listenedAt < everyMilliseconds) return;
  listenedAt = now;
  if (await isSilent()) log.error("people sign in and the operation log says nothing of it");
}

async function append(note: string) {
  await mkdir(dirname(env.CHECKPOINTS_FILE), { recursive: true });
  const file = await open(env.CHECKPOINTS_FILE, "a", 0o600);
  const { size } = await file.stat();
  try {
    await file.writeFile(note);
    await file.sync();
  } catch (error) {
    // A disk that is full takes a part: half a note would be taken for a forged one.
    await file.truncate(size);
    throw error;
  } finally {
    await file.close();
  }
}

/** Whether people sign in and the log says nothing of it: then something keeps it from being written. */
export async function isSilent(): Promise<boolean> {
  const [row] = await db.$queryRaw<{ silent: boolean }[]>`
    SELECT coalesce((SELECT at FROM "SignIn" WHERE outcome = 'SUCCEEDED' ORDER BY at DESC, id DESC LIMIT 1)
      > coalesce((SELECT at FROM "OperationLogEntry" ORDER BY at DESC, seq DESC LIMIT 1), '-infinity') + interval '1 minute',
      false) AS silent`;
  return row!.silent;
}
