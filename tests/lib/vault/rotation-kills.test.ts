import { spawn } from "node:child_process";
import { setTimeout as wait } from "node:timers/promises";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { checkPassword } from "@/lib/auth/password";
import { findProfile } from "@/lib/customers/queries";
import { db } from "@/lib/db";
import { indexForms } from "@/lib/vault/keyed-index";
import { masterKeys, passwordKeys } from "@/lib/vault/keys";
import { chance } from "@/tests/support/chance";
import { aCustomer } from "@/tests/support/make";
import { givePassword, usualPassword } from "@/tests/support/passwords";

/** How many kills: `FAULTS=200` by `npm run faults`; one of each kind in `npm test`. */
const kills = Number(process.env.FAULTS ?? 3);
const kinds = ["data", "password", "index"] as const;
type Kind = (typeof kinds)[number];
const people = 12;
const random = chance("rotation kills");

/** Two keys of each kind, which take turns: what one rotation brought under the second, the next brings back. */
const names = ["DATA_KEY", "PASSWORD_KEY", "INDEX_KEY"] as const;
const second = (name: string) => Buffer.alloc(32, name.toLowerCase()).toString("base64");
for (const name of names) process.env[`${name}_BEFORE`] = second(name);
const first = Object.fromEntries(names.map((name) => [name, process.env[name]!]));
const keys = (turned: boolean) =>
  Object.fromEntries(
    names.flatMap((name) => [
      [name, turned ? second(name) : first[name]],
      [`${name}_BEFORE`, turned ? first[name] : second(name)],
    ]),
  );

const owner = new pg.Client({ connectionString: process.env.DATABASE_URL });
const ask = async <Row extends object>(sql: string, values: unknown[] = []) =>
  (await owner.query(sql, values)).rows as Row[];
const tables = ["DataKey", "Credential", "User", "Customer"];

/** The write whose turn it is waits for us, and while it waits its process is killed. */
beforeAll(async () => {
  await owner.connect();
  await ask(`CREATE SEQUENCE rotation_writes MINVALUE -1000 START -1000;
    CREATE FUNCTION rotation_waits() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$ BEGIN
      IF nextval('rotation_writes') = 0 THEN PERFORM pg_advisory_xact_lock(7); END IF;
      RETURN NULL;
    END $$`);
  for (const table of tables)
    await ask(`CREATE TRIGGER zz_waits AFTER UPDATE ON "${table}" FOR EACH ROW EXECUTE FUNCTION rotation_waits()`);
  await ask("SELECT pg_advisory_lock(7)");
});
afterAll(async () => {
  ready.kill("SIGKILL");
  await ask("DROP FUNCTION rotation_waits CASCADE");
  await ask("DROP SEQUENCE rotation_writes");
  await owner.end();
});

const flags = ["--disable-warning=ExperimentalWarning", "--import=./bin/resolve.mjs", "tests/support/turning.ts"];
const child = () => spawn(process.execPath, flags, { stdio: ["pipe", "inherit", "inherit"] });
/** The next to be killed gets ready while the present one is at work. */
let ready = child();

/** Lets a rotation begin, and kills it at its so many-th write; without a number it comes to its end. */
async function rotation(what: Kind, turned: boolean, write?: number) {
  await ask("SELECT setval('rotation_writes', $1, true)", [write ? -write : 1]);
  const one = ready;
  ready = child();
  const ended = new Promise<number | null>((done) => one.once("exit", (code) => done(code)));
  one.stdin.write(`${JSON.stringify({ what, keys: keys(turned) })}\n`);
  if (write) {
    const pid = await untilItWaits();
    one.kill("SIGKILL");
    await ended;
    await letGo(pid);
  }
  return ended;
}

async function untilItWaits() {
  for (const end = Date.now() + 20_000; Date.now() < end; await wait(5)) {
    const [held] = await ask<{ pid: number }>(
      `SELECT l.pid FROM pg_locks l JOIN pg_database d ON d.oid = l.database
       WHERE l.locktype = 'advisory' AND NOT l.granted AND d.datname = current_database()`,
    );
    if (held) return held.pid;
  }
  throw new Error("the rotation did not come to its write");
}

/** The database finds that nobody is there any more. */
async function letGo(pid: number) {
  await ask("SELECT pg_advisory_unlock(7)");
  while ((await ask("SELECT 1 FROM pg_stat_activity WHERE pid = $1", [pid])).length > 0) await wait(2);
  await ask("SELECT pg_advisory_lock(7)");
}

type Person = { id: string; email: string };

/** Which people are under the one key and which under the other; nobody is under both or unreadable. */
async function left(what: Kind, turned: boolean, all: Person[]): Promise<number> {
  const rows = await ask<{ id: string; text: string; name?: string; kind?: string }>(
    {
      data: `SELECT "userId" AS id, wrapped AS text FROM "DataKey"`,
      password: `SELECT "userId" AS id, wrapped AS text FROM "Credential"`,
      index: `SELECT id, "emailIndex" AS text FROM "User"`,
    }[what],
  );
  expect(rows).toHaveLength(people);
  const ring = what === "data" ? masterKeys() : passwordKeys();
  const present = (row: (typeof rows)[number]) => {
    const forms =
      what === "index"
        ? indexForms("email", all.find(({ id }) => id === row.id)!.email)
        : ring.map(({ id }) => `v1.${id}.`);
    const under = forms.findIndex((form) => row.text.startsWith(form));
    expect(under).toBeGreaterThanOrEqual(0);
    return under === (turned ? 1 : 0);
  };
  return rows.filter((row) => !present(row)).length;
}

/** In the product's own eyes, with both keys given. */
async function isServed({ id, email }: Person) {
  expect((await findProfile({ id } as Parameters<typeof findProfile>[0])).profile.name).toBe("周雨桐");
  const { wrapped } = await db.credential.findUniqueOrThrow({ where: { userId: id }, select: { wrapped: true } });
  expect((await checkPassword(id, wrapped, usualPassword)).fits).toBe(true);
  const where = { emailIndex: { in: indexForms("email", email) } };
  expect(await db.user.findFirst({ where, select: { id: true } })).toEqual({ id });
}

test("[DP-04][FT-01] a rotation killed at any write has done whole steps only, serves meanwhile, and the next one brings it to its end", async () => {
  const all: Person[] = [];
  for (let n = 0; n < people; n += 1) {
    const email = `turn-${n}@example.com`;
    const { id } = await aCustomer({ email });
    await givePassword(id);
    all.push({ id, email });
  }
  const turned = { data: true, password: true, index: true };
  for (let n = 0; n < kills; n += 1) {
    const what = kinds[n % kinds.length]!;
    if ((await left(what, turned[what], all)) === 0) turned[what] = !turned[what];
    const before = await left(what, turned[what], all);
    const write = 1 + Math.floor(random() * Math.min(before, 8));
    await rotation(what, turned[what], write);
    const after = await left(what, turned[what], all);
    expect((before - after) % 3).toBe(0);
    if (what !== "index") expect(before - after).toBe(Math.floor((write - 1) / 3) * 3);
    await isServed(all[n % people]!);
  }
  for (const what of kinds) {
    expect(await rotation(what, turned[what])).toBe(0);
    expect(await left(what, turned[what], all)).toBe(0);
  }
  for (const one of all) await isServed(one);
}, 3_600_000);
