import { AsyncLocalStorage } from "node:async_hooks";
import pg from "pg";
import { customerRole } from "@/lib/wall/roles";
import { watchOver } from "@/lib/wall/watch";

const name = new AsyncLocalStorage<string>();

/** Every statement that the deed sends is sent in the name of this customer: it sees and touches no other customer's rows. */
export const inTheNameOf = <T>(customerId: string, deed: () => Promise<T>): Promise<T> => name.run(customerId, deed);

/** A prepared statement is planned for one role, so the two kinds keep their own. */
export const isInSomebodysName = () => name.getStore() !== undefined;

/** Holds until the end of the transaction only. Where it fails, so does everything after it in that transaction. */
function wall(customerId: string) {
  if (!/^[0-9a-f-]{36}$/.test(customerId)) throw new Error("not the id of an account");
  return `set local role ${customerRole}; select set_config('xinka.customer', '${customerId}', true)`;
}

type Query = (query: pg.QueryConfig) => Promise<pg.QueryResult>;

/**
 * Connections that put the wall up themselves. Its statements travel together with the one they are for,
 * so that nobody waits for them.
 */
export class WalledPool extends pg.Pool {
  constructor(config: pg.PoolConfig) {
    super(config);
    watchOver(this, config);
  }

  override connect(): Promise<pg.PoolClient>;
  override connect(done: Parameters<pg.Pool["connect"]>[0]): void;
  override connect(done?: Parameters<pg.Pool["connect"]>[0]): Promise<pg.PoolClient> | undefined {
    const customerId = name.getStore();
    if (done) return void super.connect(done);
    return customerId ? super.connect().then((client) => walledFromBegin(client, customerId)) : super.connect();
  }

  /** One statement alone. */
  async send(query: pg.QueryConfig, customerId: string): Promise<pg.QueryResult> {
    const client = await super.connect();
    let broken: Error | undefined;
    const failed = (error: Error) => {
      broken = error;
    };
    client.once("error", failed);
    try {
      const begun = client.query(`begin; ${wall(customerId)}`);
      const sent = [begun, client.query(query), client.query("commit")];
      await Promise.allSettled(sent);
      const [, answer] = await Promise.all(sent);
      return answer!;
    } finally {
      client.off("error", failed);
      client.release(broken);
    }
  }
}

// pg.Pool declares `query` many times over; the driver of Prisma calls it in this one way.
const plain = pg.Pool.prototype.query as unknown as Query;
WalledPool.prototype.query = function ask(this: WalledPool, query: pg.QueryConfig) {
  const customerId = name.getStore();
  const ask = () => (customerId ? this.send(query, customerId) : plain.call(this, query));
  // A connection that was ended before it answered, as at a restore: another one is asked.
  return ask().catch((error) => (error?.code === "57P01" ? ask() : Promise.reject(error)));
} as unknown as pg.Pool["query"];

/** A transaction's first statement is its "begin": the wall goes along with it. */
function walledFromBegin(client: pg.PoolClient, customerId: string): pg.PoolClient {
  const send = client.query as unknown as Query;
  const once: Query = async (query) => {
    // Its own `query` again, as every connection has it: the benchmark listens there.
    Reflect.deleteProperty(client, "query");
    const [answer] = await Promise.all([send.call(client, query), client.query(wall(customerId))]);
    return answer;
  };
  client.query = once as unknown as pg.PoolClient["query"];
  return client;
}
