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
export async function mayTry({ what, whom, tries, windowSeconds }: Limit): Promise<boolean> {
  const key = keyedIndex("throttle", `${what}:${whom}`);
  const rows = await db.$queryRaw<{ count: number }[]>`
    INSERT INTO "Throttle" AS t (key, count, "windowEndsAt")
    VALUES (${key}, 1, now() + ${windowSeconds}::int * interval '1 second')
    ON CONFLICT (key) DO UPDATE SET
      count = CASE WHEN t."windowEndsAt" < now() THEN 1 ELSE t.count + 1 END,
      "windowEndsAt" = CASE WHEN t."windowEndsAt" < now()
        THEN now() + ${windowSeconds}::int * interval '1 second' ELSE t."windowEndsAt" END
    RETURNING count`;
  return (rows[0]?.count ?? tries + 1) <= tries;
}

/** Forgets the tries, after a success. */
export async function forgive(what: string, whom: string) {
  await db.throttle.deleteMany({ where: { key: keyedIndex("throttle", `${what}:${whom}`) } });
}
