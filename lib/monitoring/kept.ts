import "server-only";
import { db, isTimedOut, type Tx } from "@/lib/db";

/** Of when a figure is; nothing yet where a job is still counting it for the first time. */
export type Counted<T> = { value: T; at: Date } | { value: null; at: null };

export type Reader = Pick<Tx, "$queryRaw">;
export type Count<T> = (reader: Reader) => Promise<T>;

type Kept = { value: unknown; at: Date | null; fresh: boolean };

/** So long may one statement of a count keep a page waiting. */
const patience = 1_000;
/** What takes longer is kept, and counted by a job. */
const slow = 500;

/**
 * A figure of the whole bank. What is quick is counted each time; what is not is kept in the database by a job, which
 * counts it anew when somebody asks and it is older than ten minutes, or a hundred times as long as counting takes.
 */
export async function counted<T>(name: string, count: Count<T>): Promise<Counted<T>> {
  const kept = await findKept(name);
  if (kept) {
    if (!kept.fresh) await askFor(name);
    return kept.at ? { value: kept.value as T, at: kept.at } : { value: null, at: null };
  }
  const at = new Date();
  const value = await once(name, () => within(patience, count));
  if (value !== tooLong) return { value, at };
  await askFor(name);
  return { value: null, at: null };
}

async function findKept(name: string): Promise<Kept | undefined> {
  const [kept] = await db.$queryRaw<Kept[]>`
    SELECT value, at, coalesce(at > now() - greatest(600, "tookMs" / 10) * interval '1 second', false) AS fresh
    FROM "KeptFigure" WHERE name = ${name}`;
  return kept;
}

const askFor = (name: string) => db.$executeRaw`
  INSERT INTO "KeptFigure" (name, "askedAt") VALUES (${name}, now())
  ON CONFLICT (name) DO UPDATE SET "askedAt" = coalesce("KeptFigure"."askedAt", now())`;

const counting = new Map<string, Promise<unknown>>();

/** Of several people who ask at once, one counts. */
function once<T>(name: string, count: () => Promise<T>): Promise<T> {
  const under = (counting.get(name) as Promise<T> | undefined) ?? count().finally(() => counting.delete(name));
  counting.set(name, under);
  return under;
}

const tooLong = Symbol("too long");

async function within<T>(most: number, count: Count<T>): Promise<T | typeof tooLong> {
  try {
    return await timed(most, count);
  } catch (error) {
    if (isTimedOut(error)) return tooLong;
    throw error;
  }
}

/** All statements see the same bank. */
const timed = <T>(most: number, count: Count<T>): Promise<T> =>
  db.$transaction(
    async (tx) => {
      await tx.$executeRaw`SELECT set_config('statement_timeout', ${String(most)}, true)`;
      return count(tx as Tx);
    },
    { timeout: 10 * most, isolationLevel: "RepeatableRead" },
  );

/** No count may go on for longer. */
const longest = 10 * 60_000;

/** Counted now, however long it takes; for jobs. Kept for the pages where it took long. */
export async function countNow<T>(name: string, count: Count<T>): Promise<{ value: T; at: Date }> {
  const at = new Date();
  const value = await timed(longest, count);
  const took = Date.now() - at.getTime();
  if (took < slow) await db.$executeRaw`DELETE FROM "KeptFigure" WHERE name = ${name}`;
  else
    await db.$executeRaw`
      INSERT INTO "KeptFigure" (name, value, at, "tookMs") VALUES (${name}, ${JSON.stringify(value)}::jsonb, ${at}, ${took})
      ON CONFLICT (name) DO UPDATE SET value = excluded.value, at = excluded.at, "tookMs" = excluded."tookMs",
        "askedAt" = NULL, "aliveAt" = NULL`;
  return { value, at };
}
