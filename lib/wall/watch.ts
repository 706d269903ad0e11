import type { Duplex } from "node:stream";
import pg from "pg";

/** A connection that has been at work for so long is asked after, and so long a fresh one may take to answer. */
const patience = 800;
const answersWithin = 900;

type Socket = Duplex & { bytesRead: number };
type Working = pg.PoolClient & { connection: { stream: Socket } };

/**
 * Ends the connections of a pool that wait for a database which is not there any more: a line that went dead says
 * nothing, and whoever waits on it would wait for minutes. What was asked fails at once, and the page says so.
 * A database that is merely busy answers a fresh connection, or goes on sending to one of the others.
 */
export function watchOver(pool: pg.Pool, config: pg.PoolConfig) {
  const since = new Map<Working, number>();
  let asking = false;
  let answered = -patience;
  const heard = () => [...since.keys()].reduce((sum, { connection }) => sum + connection.stream.bytesRead, 0);
  const look = async () => {
    if (pool.ended) return clearInterval(timer);
    // A long statement is asked after once a second, not all the time.
    const last = Math.max(answered, Math.min(...since.values()));
    if (asking || performance.now() - last < patience) return;
    asking = true;
    const [before, waiting] = [heard(), [...since.keys()]];
    // Twice: a process that was itself held up hears the first answer too late.
    const lives = (await answers(config)) || (await answers(config));
    if (lives || heard() !== before) answered = performance.now();
    else for (const { connection } of waiting) connection.stream.destroy();
    asking = false;
  };
  const timer = setInterval(look, 250).unref();
  pool.on("acquire", (client) => since.set(client as Working, performance.now()));
  pool.on("release", (_error, client) => since.delete(client as Working));
}

/** An answer of any kind, also "too many connections", is one. */
async function answers(config: pg.PoolConfig): Promise<boolean> {
  const client = new pg.Client({
    ...config,
    connectionTimeoutMillis: answersWithin,
    query_timeout: answersWithin,
    application_name: "xinka watch",
  });
  client.on("error", () => {});
  try {
    await client.connect();
    await client.query("select 1");
    return true;
  } catch (error) {
    return error instanceof pg.DatabaseError;
  } finally {
    void client.end().catch(() => {});
  }
}
