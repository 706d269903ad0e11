import "server-only";
import { PrismaPg } from "@prisma/adapter-pg";
import type pg from "pg";
import { env } from "@/lib/env";
import { Prisma, PrismaClient } from "@/lib/generated/prisma/client";
import type { Role } from "@/lib/generated/prisma/enums";
import { lazy } from "@/lib/lazy";
import { statementName } from "@/lib/statement-name";
import { inTheNameOf, isInSomebodysName, WalledPool } from "@/lib/wall/pool";
import { appRole, workingAs } from "@/lib/wall/roles";
import { databaseOverTls } from "@/lib/wall/tls";
import { asPrismaReads } from "@/lib/wall/values";

/** A client inside a transaction. `$connect` is how the types tell it from `db`, which is refused. */
export type Tx = Prisma.TransactionClient & { $connect?: never };

const kept = globalThis as { xinkaDb?: PrismaClient };

export const db: PrismaClient = lazy(() => {
  kept.xinkaDb ??= connected();
  return kept.xinkaDb;
});

function connected(): PrismaClient {
  const pool = new WalledPool({
    connectionString: workingAs(appRole, databaseOverTls(env.DATABASE_URL, env.PLAIN_HOSTS)),
    max: env.DATABASE_POOL,
    // Whoever waits for a page is told within three seconds that there is none (lib/wall/watch.ts).
    connectionTimeoutMillis: 2_500,
    idle_in_transaction_session_timeout: 30_000,
    statement_timeout: 30_000,
    pipeline: true,
    allowExitOnIdle: true,
  });
  // A connection that breaks while nobody uses it: whoever asks next gets another one.
  pool.on("error", () => {});
  const client = new PrismaClient({
    adapter: new PrismaPg(pool, {
      statementNameGenerator: ({ sql }) => nameOf(sql) as string,
      disposeExternalPool: true,
    }),
    transactionOptions: { maxWait: 2_500, timeout: 20_000 },
  });
  const rows = rowsFrom(pool);
  return new Proxy(client, { get: (it, key) => (key === "$queryRaw" ? rows : Reflect.get(it, key)) });
}

/**
 * What we ask in SQL of our own outside of a transaction goes straight to the pool: on its way through Prisma an answer
 * is written out and read in again, which costs the server more than all else about it.
 */
const rowsFrom =
  (pool: WalledPool) =>
  async (asked: TemplateStringsArray | Prisma.Sql, ...given: unknown[]): Promise<unknown[]> => {
    const { text, values } = "raw" in asked ? Prisma.sql(asked, ...given) : asked;
    const question = { name: nameOf(text), text, values, types: asPrismaReads } as pg.QueryConfig;
    return (await pool.query(question)).rows;
  };

/** A prepared statement is planned for one role: the same words in a customer's name are another statement. */
function nameOf(sql: string) {
  const name = statementName(sql);
  return name && isInSomebodysName() ? `${name}c` : name;
}

type Named = { id: string };
type Model = Exclude<keyof PrismaClient, `$${string}` | symbol>;

/** Reads in a customer's name. Not by `findUnique`: Prisma would put two people's questions into one statement. */
export type OwnRows = Pick<PrismaClient, "$queryRaw"> & {
  [M in Model]: Pick<
    PrismaClient[M],
    Extract<keyof PrismaClient[M], "findFirst" | "findFirstOrThrow" | "findMany" | "count">
  >;
};

/** The bank as this customer's rows: whatever the question asks for, other customers' rows do not exist (prisma/rights.ts). */
export function ownRows(customer: Named): OwnRows {
  const asked = (of: object) =>
    new Proxy(of, {
      get(it, key) {
        const there = Reflect.get(it, key);
        if (typeof there === "object") return asked(there);
        return (...question: unknown[]) => inTheNameOf(customer.id, async () => await there.apply(it, question));
      },
    });
  return asked(db) as OwnRows;
}

/** The rows that exist for somebody who is signed in. */
export const reachable = (actor: Named & { role: Role }): OwnRows => (actor.role === "CUSTOMER" ? ownRows(actor) : db);

const triesAfterConflict = 3;

const unsettled = new WeakSet<Tx>();

/** Of a transaction that commits without waiting for the disk: `transaction` waits for it before anybody is told. */
export const settleAfterwards = (tx: Tx) => void unsettled.add(tx);

/**
 * A commit writes out whatever was written before it. So this one carries along the deed and everybody else's:
 * the log's lock is free as soon as a deed has its place in the chain, and the disk is waited for together.
 */
const settle = () => db.$executeRaw`SELECT pg_logical_emit_message(true, 'xinka', '')`;

type Deed<T> = (tx: Tx) => Promise<T>;

/**
 * Runs one deed whole or not at all; a deadlock or serialization failure is tried again, at most three times.
 * What a customer does is done in that customer's name: `transaction(customer, deed)`.
 */
export function transaction<T>(deed: Deed<T>): Promise<T>;
export function transaction<T>(customer: Named, deed: Deed<T>): Promise<T>;
export function transaction<T>(...given: [Deed<T>] | [Named, Deed<T>]): Promise<T> {
  if (given.length === 1) return tried(given[0]);
  const [{ id }, deed] = given;
  return inTheNameOf(id, () => tried(deed));
}

async function tried<T>(deed: Deed<T>): Promise<T> {
  for (let tries = 0; ; tries += 1) {
    try {
      let settles = false;
      const done = await db.$transaction(async (tx) => {
        const result = await deed(tx as Tx);
        settles = unsettled.has(tx as Tx);
        return result;
      });
      if (settles) await settle();
      return done;
    } catch (error) {
      if (tries >= triesAfterConflict || !isConflict(error)) throw error;
      await new Promise((wake) => setTimeout(wake, 20 * 2 ** tries * (1 + (performance.now() % 1))));
    }
  }
}

/** Prisma knows a conflict of its own statements by its own code, and of raw ones by the database's. */
const isConflict = (error: unknown) =>
  error instanceof Prisma.PrismaClientKnownRequestError && (error.code === "P2034" || again.has(sqlStateOf(error)));

/** Serialization failure, deadlock, and a connection that was ended before the statement was done. */
const again = new Set(["40001", "40P01", "57P01"]);

/** A statement in SQL of our own went on for longer than its transaction lets one go on. */
export const isTimedOut = (error: unknown): boolean =>
  error instanceof Prisma.PrismaClientKnownRequestError && sqlStateOf(error) === "57014";

/** PostgreSQL's own code of what failed (SQLSTATE), as Prisma passes it on; empty where it says none. */
function sqlStateOf({ meta = {} }: Prisma.PrismaClientKnownRequestError): string {
  const { driverAdapterError: fault } = meta as { driverAdapterError?: { cause?: { originalCode?: string } } };
  return fault?.cause?.originalCode ?? "";
}

/** The unique constraint that a write ran into, by the columns or the index it names; null for any other error. */
export function violatedUnique(error: unknown): string | null {
  if (!(error instanceof Prisma.PrismaClientKnownRequestError) || error.code !== "P2002") return null;
  return JSON.stringify(error.meta ?? {});
}
