// npm run bench -- log: an entry with its chain against the same insert without one, and reading the chain again.
import { hash, randomUUIDv7 } from "node:crypto";
import pg from "pg";
import { openChain } from "@/lib/audit/read-chain";
import { threadsFor, verifyChain } from "@/lib/audit/verify";
import { median, medians, time } from "./alternate.ts";
import { dropDatabase, emptyDatabase } from "./database.ts";
import { fillLog } from "./fill-log.ts";
import { databaseTime, ownTime } from "./processor-time.ts";
import { atLeast, atMost, type Figure, known, options, report } from "./report.ts";

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

const figures: Figure[] = [];
for (const writers of [8, 32]) {
  const [plain, chained] = [await rate("plain", writers), await rate('"OperationLogDraft"', writers)];
  figures.push(
    known(`${writers} writers without a chain`, plain, "entries/s"),
    atLeast(`${writers} writers with it`, chained, "entries/s", 300),
    known(`${writers} writers, with against without`, chained / plain, "×"),
  );
}
await dropDatabase(name);

const { rows } = options();
const [small, large] = [await filled(Math.ceil(rows / 100)), await filled(rows)];
figures.push(...(await verification(large)), ...(await lists(small, large)));
report("log", figures);
process.exit();

/** A database with so many chained entries of a hundred people and five managers; made once, kept for the next run. */
async function filled(entries: number): Promise<string> {
  const address = await emptyDatabase(`bench_log_${entries}_entries`);
  const client = new pg.Client({ connectionString: address });
  await client.connect();
  const { rowCount } = await client.query('SELECT 1 FROM "OperationLogEntry" LIMIT 1');
  if (!rowCount) await fillLog(client, entries);
  await client.end();
  return address;
}

/** The walk through the whole chain, in as many threads as there are processors, against hashing the same texts in one and nothing else, in turn. */
async function verification(address: string) {
  const chain = await openChain(address);
  const client = new pg.Client({ connectionString: address });
  await client.connect();
  const ofDatabase = await databaseTime(client);
  const worked = { hashing: [] as number[], walking: [] as number[], database: [] as number[] };
  const taking = async (of: "hashing" | "walking", deed: () => Promise<unknown>) => {
    const [own, database] = [ownTime(), ofDatabase()];
    const taken = await time(deed);
    worked[of].push(ownTime() - own);
    if (of === "walking") worked.database.push(ofDatabase() - database);
    return taken;
  };
  const texts: string[] = [];
  for await (const links of chain.read(1, Math.min(chain.last, 200_000)))
    for (const link of links)
      if ("detail" in link) texts.push(Object.values(link).join(" "), `${link.salt}${link.detail}`);
  const share = (2 * chain.last) / texts.length;
  const taken = await medians(chain.last > 5_000_000 ? 1 : 5, {
    hashing: () =>
      taking("hashing", async () => {
        for (let turn = 0; turn < share; turn += 1) for (const text of texts) hash("sha256", text, "hex");
      }),
    walking: () =>
      taking("walking", async () => {
        const { fault } = await verifyChain(chain, null);
        if (fault) throw new Error(JSON.stringify(fault));
      }),
    reading: () =>
      time(async () => {
        for await (const _rows of chain.walk(1, chain.last));
      }),
  });
  await Promise.all([chain.end(), client.end()]);
  const processor = Object.fromEntries(Object.entries(worked).map(([of, all]) => [of, median(all)]));
  return [
    known(`${chain.last} entries verified in ${threadsFor(chain)} threads`, taken.walking / 1_000, "s"),
    known("the same entries read and not verified, over one connection", taken.reading / 1_000, "s"),
    known("their texts hashed alone, in one thread", taken.hashing / 1_000, "s"),
    atMost("against hashing their texts alone", taken.walking / taken.hashing, "×", 3),
    known("the same in processor time, our threads", processor.walking! / processor.hashing!, "×"),
    known("and of the database beside them", processor.database! / processor.hashing!, "×"),
  ];
}

/** A page of the whole log and of one's own, of the larger log against the smaller. */
async function lists(smaller: string, larger: string) {
  const own = `SELECT * FROM ((SELECT seq, at FROM "OperationLogEntry" WHERE "actorId" = md5('actor7')::uuid ORDER BY at DESC, seq DESC LIMIT 31)
    UNION (SELECT seq, at FROM "OperationLogEntry" WHERE "subjectId" = md5('actor7')::uuid ORDER BY at DESC, seq DESC LIMIT 31)) o ORDER BY at DESC, seq DESC LIMIT 31`;
  const staff = `SELECT seq, at FROM "OperationLogEntry" WHERE "actorRole" = 'MANAGER' ORDER BY at DESC, seq DESC LIMIT 51`;
  const all = 'SELECT seq, at FROM "OperationLogEntry" ORDER BY at DESC, seq DESC LIMIT 51';
  const clients = [smaller, larger].map((connectionString) => new pg.Client({ connectionString }));
  await Promise.all(clients.map((client) => client.connect()));
  const figuresOf = async (what: string, text: string) => {
    const run = (client: pg.Client) => time(() => client.query({ name: what, text }));
    const taken = await medians(1_000, { small: () => run(clients[0]!), large: () => run(clients[1]!) });
    return [
      known(`${what}, larger log`, taken.large, "ms"),
      atMost(`${what}, against the smaller`, taken.large / taken.small, "×", 1.2),
    ];
  };
  const found = [
    ...(await figuresOf("own part", own)),
    ...(await figuresOf("whole log", all)),
    ...(await figuresOf("managers' deeds", staff)),
  ];
  await Promise.all(clients.map((client) => client.end()));
  return found;
}
