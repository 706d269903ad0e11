// npm run bench -- log: an entry with its chain against the same insert without one, and reading the chain again.
import { randomUUIDv7 } from "node:crypto";
import pg from "pg";
import { dropDatabase, emptyDatabase } from "./database.ts";
import { atLeast, known, report } from "./report.ts";

const name = `bench_log_${process.pid}`;
const url = await emptyDatabase(name);
const seconds = 4;
const columns = `id, "actorId", "actorRole", action, "subjectId", "objectId", "requestId", address, detail`;
const values = `gen_random_uuid(), $1::uuid, 'CUSTOMER', 'application.submitted', $1::uuid, gen_random_uuid(), $2, '192.0.2.1', '{"number":"XK20261122-100001"}'`;

/** As lib/audit/record.ts does it. */
const commitLater = "FROM set_config('synchronous_commit', 'off', true)";

async function withClient<T>(deed: (client: pg.Client) => Promise<T>) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  return deed(client).finally(() => client.end());
}

await withClient((client) =>
  client.query(`CREATE TABLE plain (LIKE "OperationLogDraft" INCLUDING DEFAULTS);
    ALTER TABLE plain ADD COLUMN seq bigserial PRIMARY KEY;
    CREATE INDEX ON plain (id); CREATE INDEX ON plain ("actorId", at, seq); CREATE INDEX ON plain ("subjectId", at, seq);
    CREATE INDEX ON plain ("objectId", at, seq); CREATE INDEX ON plain (action, at, seq); CREATE INDEX ON plain ("requestId")`),
);

/** Entries a second that so many writers commit, one in each transaction. */
async function rate(table: string, writers: number): Promise<number> {
  const chained = table !== "plain";
  const until = performance.now() + seconds * 1_000;
  const write = () =>
    withClient(async (client) => {
      let count = 0;
      const actor = randomUUIDv7();
      while (performance.now() < until) {
        await client.query({
          name: "write",
          text: `INSERT INTO ${table} (${columns}) SELECT ${values} ${chained ? commitLater : ""}`,
          values: [actor, randomUUIDv7()],
        });
        if (chained) await client.query("SELECT pg_logical_emit_message(true, 'xinka', '')");
        count += 1;
      }
      return count;
    });
  const counts = await Promise.all(Array.from({ length: writers }, write));
  return counts.reduce((sum, count) => sum + count, 0) / seconds;
}

const figures = [];
for (const writers of [8, 32]) {
  const [plain, chained] = [await rate("plain", writers), await rate('"OperationLogDraft"', writers)];
  figures.push(
    known(`${writers} writers without a chain`, plain, "entries/s"),
    atLeast(`${writers} writers with it`, chained, "entries/s", 300),
    known(`${writers} writers, with against without`, chained / plain, "×"),
  );
}
report("log", figures);
await dropDatabase(name);
