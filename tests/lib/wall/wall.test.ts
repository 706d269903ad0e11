import pg from "pg";
import { expect, test } from "vitest";
import type { Customer } from "@/lib/auth/actor";
import { db, ownRows, transaction } from "@/lib/db";
import { tables } from "@/prisma/rights";
import { aCustomer, anApplication } from "@/tests/support/make";
import { asOwner } from "@/tests/support/owner";

const walled = Object.entries(tables).flatMap(([name, right]) => (typeof right === "string" ? [] : [name]));
/** Whose a row is, so that rows of others can be counted past the wall. */
const ownerOf: Record<string, string> = {
  User: "id",
  Customer: "id",
  DataKey: '"userId"',
  CustomerAddress: '"customerId"',
  Application: '"customerId"',
  Submission: '(select "customerId" from "Application" a where a.id = "applicationId")',
  ApplicationEvent: '(select "customerId" from "Application" a where a.id = "applicationId")',
};

async function two() {
  const [one, other] = [await aCustomer(), await aCustomer()];
  const [mine, theirs] = [await anApplication({ customer: one }), await anApplication({ customer: other })];
  return { one, other, mine, theirs };
}

async function counted(customer: Customer | null, question: string, role = "xinka_customer"): Promise<number> {
  const client = new pg.Client({ connectionString: process.env.DATABASE_URL });
  await client.connect();
  try {
    await client.query(`set role ${role}`);
    if (customer) await client.query("select set_config('xinka.customer', $1, false)", [customer.id]);
    return (await client.query(question)).rows[0].count;
  } finally {
    await client.end();
  }
}

test("[AZ-09] every table with a person's column has a wall, in the catalogue as in the list", async () => {
  const rows = await asOwner<{ name: string; walled: boolean; policies: number }>(`
    select c.relname as name, c.relrowsecurity as walled,
           (select count(*)::int from pg_policy p where p.polrelid = c.oid) as policies
    from pg_class c where relnamespace = 'public'::regnamespace and relkind = 'r'
      and (relrowsecurity or exists (select 1 from pg_attribute a where a.attrelid = c.oid and not attisdropped
           and attname in ('userId', 'customerId', 'applicationId', 'subjectId', 'actorId', 'sessionId', 'personId')))`);
  expect(rows.filter(({ walled, policies }) => !walled || policies !== 5)).toEqual([]);
  expect(rows.map(({ name }) => name).toSorted()).toEqual(walled.toSorted());
});

test("[AZ-09] a customer's question in nobody's name finds 0 rows", async () => {
  await two();
  for (const name of Object.keys(ownerOf)) {
    const those = `select count(*)::int as count from "${name}" ${name === "User" ? `where role = 'CUSTOMER'` : ""}`;
    const [there] = await asOwner<{ count: number }>(those);
    expect([name, there!.count > 0, await counted(null, those)]).toEqual([name, true, 0]);
  }
});

test("[AZ-09] in one customer's name the rows of another do not exist, in any table", async () => {
  const { one, other } = await two();
  for (const [name, owner] of Object.entries(ownerOf)) {
    const rowsOf = ({ id }: Customer) => `select count(*)::int as count from "${name}" where ${owner} = '${id}'`;
    const [own, foreign] = [await counted(one, rowsOf(one)), await counted(one, rowsOf(other))];
    expect([name, own > 0, foreign]).toEqual([name, true, 0]);
  }
});

test("[AZ-09] a read in a customer's name finds another's application not even by its id", async () => {
  const { one, theirs, mine } = await two();
  const find = (id: string) => ownRows(one).application.findFirst({ where: { id }, select: { id: true } });
  expect(await find(theirs.id)).toBeNull();
  expect(await find(mine.id)).toEqual({ id: mine.id });
  expect(await ownRows(one).customer.count()).toBe(1);
});

test("[AZ-09] a deed in a customer's name changes, adds and removes nothing of another's", async () => {
  const { one, other, theirs } = await two();
  const where = { id: theirs.id };
  await transaction(one, async (tx) => {
    expect(await tx.application.updateMany({ where, data: { version: 9 } })).toEqual({ count: 0 });
    expect(await tx.application.deleteMany({ where })).toEqual({ count: 0 });
    expect(await tx.session.updateMany({ data: { endedReason: "x" } })).toEqual({ count: 0 });
  });
  const consent = { userId: other.id, document: "x", version: "1", language: "en" as const };
  await expect(transaction(one, (tx) => tx.consent.create({ data: consent }))).rejects.toThrow(/row-level security/);
  await expect(
    transaction(one, (tx) => tx.customer.update({ where: { id: one.id }, data: { id: other.id } })),
  ).rejects.toThrow();
});

test("[AZ-09] the wall ends with the transaction, also where that failed", async () => {
  const { one } = await two();
  await ownRows(one).customer.findFirst({ select: { id: true } });
  await ownRows(one).$queryRaw`SELECT 1 / (SELECT count(*) - 1 FROM "Customer")`.catch(() => {});
  await transaction(one, async () => Promise.reject(new Error("no"))).catch(() => {});
  const asked = Array.from(
    { length: 20 },
    () => db.$queryRaw<{ role: string; customers: number }[]>`
    SELECT current_user::text AS role, count(*)::int AS customers, pg_sleep(0.01)::text AS slept FROM "Customer"`,
  );
  for (const [row] of await Promise.all(asked)) expect(row).toMatchObject({ role: "xinka_app", customers: 2 });
});

test("[AZ-09] many customers at once see each their own row", async () => {
  const people: Customer[] = [];
  for (let count = 0; count < 8; count += 1) people.push(await aCustomer());
  const seen = await Promise.all(
    Array.from({ length: 80 }, async (_, turn) => {
      const person = people[turn % people.length]!;
      const rows = await ownRows(person).customer.findMany({ select: { id: true } });
      return rows.length === 1 && rows[0]!.id === person.id;
    }),
  );
  expect(seen.every(Boolean)).toBe(true);
});

test("[AZ-09] where the wall cannot be put up, nothing is read", async () => {
  await expect(ownRows({ id: "' or true --" }).customer.count()).rejects.toThrow("not the id of an account");
});

test("where the bank's role may not pass the walls, a policy lets it see every row", async () => {
  await two();
  const role = `bank_${process.pid}`;
  await asOwner(`create role ${role} in role xinka_app`);
  try {
    expect(await counted(null, 'select count(*)::int as count from "Customer"', role)).toBe(2);
  } finally {
    await asOwner(`drop role ${role}`);
  }
});
