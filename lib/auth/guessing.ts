import "server-only";
import { db } from "@/lib/db";
import { Prisma } from "@/lib/generated/prisma/client";
import { Refusal } from "@/lib/refusal";
import { keyedIndex } from "@/lib/vault/keyed-index";

/** What is guessed at, and whose it is: an account by its address, a known browser, a person's second factor. */
export type Guess = { what: "account" | "device" | "factor"; whom: string };

/** So many in a row, and only the owner's reset opens the account again, whatever time goes by. */
const mostInRow = 100;

/** From this rung on the next guess waits for half an hour. */
export const halfAnHour = 10;

const keyOf = ({ what, whom }: Guess) => keyedIndex("throttle", `guess ${what}:${whom}`);

/** The rung that one more guess stands on. */
const rung = Prisma.sql`(CASE WHEN g."lastAt" < now() - interval '1 day' THEN 1 ELSE g.rung + 1 END)`;

/**
 * Counts a guess before it is looked at, or refuses it. Four are free; from the fifth on the next one has to wait,
 * 2^n seconds after the n-th, and half an hour from the tenth on. One atomic statement by the database's clock, so
 * that it holds over all server processes; when the database does not answer, nothing goes on. Gives the rung taken.
 */
export async function takeGuess(guess: Guess): Promise<number> {
  const key = keyOf(guess);
  const taken = await db.$queryRaw<{ rung: number }[]>`
    INSERT INTO "Guessing" AS g (key, rung, "inRow", "lastAt") VALUES (${key}, 1, 1, now())
    ON CONFLICT (key) DO UPDATE SET rung = ${rung}, "inRow" = g."inRow" + 1, "lastAt" = now(),
      "blockedUntil" = CASE WHEN ${rung} < 5 THEN NULL
        WHEN ${rung} < ${halfAnHour} THEN now() + least(power(2, ${rung}), 900) * interval '1 second'
        ELSE now() + interval '30 minutes' END
    WHERE coalesce(g."blockedUntil" <= now(), true) AND g."inRow" < ${mostInRow}
    RETURNING g.rung`;
  const [row] = taken;
  if (!row) throw await refusal(key);
  return row.rung;
}

/** Takes back a guess that was counted and then not looked at, because too many people were signing in. */
export async function returnGuess(guess: Guess) {
  await db.$executeRaw`
    UPDATE "Guessing" SET rung = greatest(rung - 1, 0), "inRow" = greatest("inRow" - 1, 0) WHERE key = ${keyOf(guess)}`;
}

/** Forgets the wrong guesses, after a right one or the owner's reset. */
export async function forgiveGuesses(guess: Guess, tx: Pick<Prisma.TransactionClient, "guessing"> = db) {
  await tx.guessing.deleteMany({ where: { key: keyOf(guess) } });
}

async function refusal(key: string) {
  const rows = await db.$queryRaw<{ minutes: number; over: boolean }[]>`
    SELECT greatest(ceil(extract(epoch FROM "blockedUntil" - now()) / 60), 1)::int AS minutes,
           "inRow" >= ${mostInRow} AS over
    FROM "Guessing" WHERE key = ${key}`;
  if (rows[0]?.over) return new Refusal("signIn.locked");
  return new Refusal("signIn.throttled", { values: { minutes: rows[0]?.minutes ?? 1 } });
}
