import "server-only";
import { db } from "@/lib/db";
import { keyedIndex } from "@/lib/vault/keyed-index";

type Limit = {
  /** What is counted: "sign-in account", "register address" … */
  what: string;
  whom: string;
  /** Free tries within the window; the next one is refused. */
  tries: number;
  windowSeconds: number;
};

/**
 * Counts one try and says whether it may go on. One atomic statement in PostgreSQL, so the limit holds
 * over all server processes; when the database does not answer, it throws and nothing goes on.
 */
export async function mayTry({ tries, ...counted }: Limit): Promise<boolean> {
  return (await countTry(counted)) <= tries;
}

/** Counts one try; which of its window it is. */
export async function countTry({ what, whom, windowSeconds }: Omit<Limit, "tries">): Promise<number> {
  const key = keyOf(what, whom);
  const rows = await db.$queryRaw<{ count: number }[]>`
    INSERT INTO "Throttle" AS t (key, count, "windowEndsAt")
    VALUES (${key}, 1, now() + ${windowSeconds}::int * interval '1 second')
    ON CONFLICT (key) DO UPDATE SET
      count = CASE WHEN t."windowEndsAt" < now() THEN 1 ELSE t.count + 1 END,
      "windowEndsAt" = CASE WHEN t."windowEndsAt" < now()
        THEN now() + ${windowSeconds}::int * interval '1 second' ELSE t."windowEndsAt" END
    RETURNING count`;
  const [row] = rows;
  if (!row) throw new Error("a try was not counted");
  return row.count;
}

/** Takes a try back that turned out to be nobody's guess. */
export async function giveBack(what: string, whom: string) {
  await db.$executeRaw`
    UPDATE "Throttle" SET count = greatest(count - 1, 0) WHERE key = ${keyOf(what, whom)} AND "windowEndsAt" > now()`;
}

const keyOf = (what: string, whom: string) => keyedIndex("throttle", `${what}:${whom}`);
