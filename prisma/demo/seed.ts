import { Client } from "pg";
import { declarationVersion } from "@/lib/applications/freeze-round";
import { consentTexts } from "@/lib/consents";
import { credentialParts, staffPart } from "./cast";
import { coldOutcomes } from "./cold";
import { partsOf } from "./crew";
import { newFiling } from "./files";
import { copyInto, structureOf } from "./fill";
import { type Ground, groundOf, leaveNumbers, nextNumbers } from "./ground";
import type { Part } from "./group";
import type { Plan } from "./plan";
import { drawSamples } from "./samples";
import { type Lines, tableNames } from "./sheets";
import { type Colleague, signersOf, staffOf } from "./staff";
import { groupSize } from "./story";

export type Seeding = {
  url: string;
  seed: number;
  /** The moment that is now, in milliseconds. */
  today: number;
  /** So many, one application each on average; without it the demo bank with its 2,000. */
  customers?: number;
  cold?: boolean;
  /** Sign-ins with the known password are made in a try-out only. */
  tryOut: boolean;
  say?: (line: string) => void;
};

export type Seeded = { rows: number; customers: number; applications: number; outcomes: number; bad: number };

const demoCustomers = 2_000;
/** From here on indexes and foreign keys are made once at the end. */
const manyCustomers = 20_000;
/** So many groups are copied by one statement a table. */
const partsAtOnce = 4;
/** One seeding at a time; the number is ours alone. */
const turn = 7_846_521_126;

/** Fills the database in one transaction: with everything, or, whatever goes wrong, with nothing. */
export async function seed(seeding: Seeding): Promise<Seeded> {
  const client = new Client({ connectionString: seeding.url });
  await client.connect();
  const filing = newFiling();
  try {
    await client.query("begin");
    await client.query("select pg_advisory_xact_lock($1)", [turn]);
    const rows = await fill(client, seeding, filing);
    await client.query("analyze");
    const seeded = { rows, ...(await figures(client)) };
    await client.query("commit");
    return seeded;
  } catch (error) {
    await filing.undo();
    throw error;
  } finally {
    await client.end();
  }
}

/** Answers with the number of rows. */
async function fill(client: Client, seeding: Seeding, filing: ReturnType<typeof newFiling>): Promise<number> {
  const { customers = demoCustomers, say = () => {} } = seeding;
  const ground = await groundOf(client, { customers: seeding.customers, tryOut: seeding.tryOut });
  const many = ground.isEmpty || customers >= manyCustomers;
  const ending = many ? await prepare(client, ground) : async () => {};
  const founding = ground.isEmpty;
  const log = founding ? await openLog(client) : null;
  const tables = tableNames.filter((name) => name !== "OperationLogDraft" || log);
  let rows = 0;
  const store = async (...parts: Part[]) => {
    for (const { files } of parts) await filing.store(files);
    for (const table of tables) {
      const pieces = parts.map(({ lines }) => lines[table]);
      rows += await copyInto(client, table, pieces, many && ground.isEmpty);
    }
  };

  const staff = founding ? staffOf(seeding.seed, seeding.today) : [];
  const plan = planOf(seeding, ground, staff);
  const numbers = await nextNumbers(client);
  const known = seeding.cold ? coldOutcomes() : (lines: Lines) => lines;
  const told = progress(say, customers, groupSize[plan.mix]);
  const run = { plan, first: ground.serial, customers, founding, samples: await drawSamples() };
  if (founding) await store(staffPart(staff, seeding.today));
  for await (const parts of together(partsOf(run, numbers), partsAtOnce)) {
    await store(...parts.map(({ lines, files }) => ({ lines: known(lines), files })));
    told(parts.length);
  }
  for (const { owner, part } of founding && seeding.tryOut ? await credentialParts(plan, staff) : []) {
    await client.query("select set_config('xinka.actor', $1, true)", [owner]);
    await store(part);
  }
  await log?.close();
  await ending();
  await leaveNumbers(client, numbers);
  await mark(client, seeding, ground.serial - 1 + customers);
  return rows;
}

/**
 * The entries of a new bank are chained at the end, all at once in the order of their times. To a log that lives,
 * no history is added: people made later come without entries.
 */
async function openLog(client: Client) {
  const turn = (word: "DISABLE" | "ENABLE") =>
    client.query(`ALTER TABLE "OperationLogDraft" ${word} TRIGGER log_draft_becomes_entry`);
  await turn("DISABLE");
  const close = async () => {
    await client.query("SELECT log_take_in()");
    await turn("ENABLE");
  };
  return { close };
}

async function* together<T>(all: AsyncIterable<T>, most: number): AsyncGenerator<T[]> {
  let some: T[] = [];
  for await (const one of all) {
    some.push(one);
    if (some.length < most) continue;
    yield some;
    some = [];
  }
  if (some.length > 0) yield some;
}

/** A line for every hundred thousand customers. */
function progress(say: (line: string) => void, all: number, size: number) {
  let made = 0;
  return (groups: number) => {
    const before = made;
    made = Math.min(all, made + groups * size);
    if (Math.floor(made / 100_000) > Math.floor(before / 100_000) && all >= 200_000)
      say(`${made.toLocaleString("en")} of ${all.toLocaleString("en")} customers stored`);
    if (made === all && all >= 200_000) say("Making indexes and checking references …");
  };
}

function planOf({ seed, today, customers, cold = false }: Seeding, ground: Ground, staff: Colleague[]): Plan {
  const hired = signersOf(staff);
  const managers =
    hired.length > 0 ? hired.map(({ id, name, authority }) => ({ id, name, authority })) : ground.managers;
  const mix = customers === undefined ? "demo" : "crowd";
  const consents = Object.entries(consentTexts);
  return { seed, today, mix, cold, products: ground.products, managers, declaration: declarationVersion, consents };
}

/** Clears the way for many rows and answers with what puts everything back. */
async function prepare(client: Client, { isEmpty }: Ground) {
  await client.query("set local maintenance_work_mem = '192MB'");
  await client.query("set local work_mem = '96MB'");
  // The disk writes while rows are made, instead of all at once when they are committed.
  await client.query("set local backend_flush_after = '1MB'");
  const { drop, make } = await structureOf(client, [...tableNames, "OperationLogEntry"]);
  for (const words of drop) await client.query(words);
  // An empty table that this transaction has emptied once more may be filled with rows that need no later care.
  if (isEmpty) await client.query(`truncate ${tableNames.map((name) => `"${name}"`).join(", ")}`);
  return async () => {
    for (const words of make) await client.query(words);
  };
}

async function mark(client: Client, { seed, cold = false }: Seeding, customers: number) {
  const facts = { demo: String(seed), demoCustomers: String(customers), demoCold: String(cold) };
  for (const [key, value] of Object.entries(facts))
    await client.query(
      'insert into "Installation" (key, value) values ($1, $2) on conflict (key) do update set value = $2',
      [key, value],
    );
}

async function figures(client: Client): Promise<Omit<Seeded, "rows">> {
  const { rows } = await client.query<Omit<Seeded, "rows">>(
    `select (select count(*)::int from "Customer") as customers,
            (select count(*)::int from "Application" where status <> 'DRAFT') as applications,
            count(*)::int as outcomes, count(*) filter (where "worstDaysPastDue" >= 90)::int as bad
     from "CardOutcome" where "monthsOnBook" >= 12`,
  );
  return rows[0]!;
}
