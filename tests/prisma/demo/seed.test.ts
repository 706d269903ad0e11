import pg from "pg";
import { afterEach, expect, test, vi } from "vitest";
import { demoAccounts, demoPassword } from "@/lib/auth/demo";
import { checkPassword } from "@/lib/auth/password";
import { db } from "@/lib/db";
import { fetchBytes } from "@/lib/documents/store";
import { keyedIndex } from "@/lib/vault/keyed-index";
import { knownCustomers } from "@/prisma/demo/known-customers";
import { type Seeding, seed } from "@/prisma/demo/seed";
import { everythingOpens } from "./opened";
import { aPlan, today } from "./plan";
import { teachesACard } from "./taught";

vi.setConfig({ testTimeout: 60_000 });

const url = process.env.DATABASE_URL!;
const make = (wish: Partial<Seeding> = {}) => seed({ url, seed: 1, today, tryOut: true, ...wish });

/** Every key, index and rule of the tables, as the database says them. */
async function structure() {
  return db.$queryRaw`
    SELECT conrelid::regclass::text || ' ' || conname AS name, pg_get_constraintdef(oid) AS words, convalidated AS holds
    FROM pg_constraint WHERE connamespace = 'public'::regnamespace
    UNION ALL SELECT indexname, indexdef, true FROM pg_indexes WHERE schemaname = 'public'
    UNION ALL SELECT tgname, pg_get_triggerdef(oid), tgenabled = 'O' FROM pg_trigger WHERE NOT tgisinternal
    ORDER BY 1, 2`;
}

async function withClient<T>(deed: (client: pg.Client) => Promise<T>) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  return deed(client).finally(() => client.end());
}

afterEach(() => withClient((client) => client.query('DROP TRIGGER IF EXISTS no_outcomes ON "CardOutcome"')));

test("the demo bank: two thousand customers in every state, and the database as strict as before", async () => {
  const before = await structure();
  const made = await make();
  expect(made.customers).toBe(2_002);
  expect(made.bad).toBeGreaterThanOrEqual(250);
  expect(await structure()).toEqual(before);

  const states = await db.application.groupBy({ by: ["status"], _count: true });
  expect(states).toHaveLength(8);
  expect(await db.installation.findMany({ where: { key: { startsWith: "demo" } }, orderBy: { key: "asc" } })).toEqual([
    { key: "demo", value: "1" },
    { key: "demoCold", value: "false" },
    { key: "demoCustomers", value: "2000" },
  ]);
  const numbers = await db.application.findMany({
    where: { number: { not: null } },
    select: { number: true, submittedAt: true },
  });
  const byNumber = numbers.toSorted((one, other) => (one.number!.slice(-6) < other.number!.slice(-6) ? -1 : 1));
  expect(byNumber).toEqual(
    byNumber.toSorted((one, other) => one.submittedAt!.getTime() - other.submittedAt!.getTime()),
  );
  const [next] = await db.$queryRaw<{ next: bigint }[]>`SELECT nextval('application_number') AS next`;
  expect(byNumber.at(-1)!.number!.slice(-6) < String(next!.next)).toBe(true);

  await everythingOpens();
  await demoPeopleSignIn();
  await teachesACard();
  await expect(make()).rejects.toThrow("filled already");
});

async function demoPeopleSignIn() {
  for (const { email } of demoAccounts) {
    const { id, status, credential } = await db.user.findUniqueOrThrow({
      where: { emailIndex: keyedIndex("email", email) },
      select: { id: true, status: true, credential: { select: { wrapped: true } } },
    });
    expect(status).toBe("ACTIVE");
    expect((await checkPassword(id, credential!.wrapped, demoPassword)).fits).toBe(true);
  }
  expect(await db.credential.count()).toBe(9);
  const zhang = await db.application.findMany({
    where: { customer: { user: { emailIndex: keyedIndex("email", "zhang@demo.test") } } },
    orderBy: { submittedAt: "asc" },
    select: { status: true, previousApplicationId: true },
  });
  expect(zhang.map(({ status }) => status)).toEqual(["REJECTED", "IN_REVIEW"]);
}

test("a seeding that fails leaves nothing behind: no row, no file, every index in its place", async () => {
  await withClient((client) =>
    client.query(
      'CREATE TRIGGER no_outcomes BEFORE INSERT ON "CardOutcome" FOR EACH ROW EXECUTE FUNCTION refuse_change()',
    ),
  );
  const before = await structure();
  await expect(make({ seed: 2 })).rejects.toThrow("history");
  expect(await structure()).toEqual(before);
  const [zhang] = knownCustomers(aPlan({ seed: 2 }));
  expect(zhang!.documents).toHaveLength(6);
  for (const { id } of zhang!.documents) expect(await fetchBytes(`${zhang!.person.id}:${id}`)).toBeNull();
  expect(await db.user.count()).toBe(0);
  expect(await db.installation.count()).toBe(0);
});

test("the cold setting knows of 41 bad cards", async () => {
  const made = await make({ cold: true });
  expect(made.bad).toBe(41);
  expect(made.outcomes).toBeGreaterThan(300);
});

test("a crowd is made by several threads, twice over, and without sign-ins where it is no try-out", async () => {
  await make({ customers: 1_600, tryOut: false });
  expect(await db.credential.count()).toBe(0);
  await make({ customers: 1_600, tryOut: false });
  expect(await db.customer.count()).toBe(3_202);
  const applications = await db.application.count({ where: { status: { not: "DRAFT" } } });
  expect(applications).toBeGreaterThan(2_700);
  expect(await db.document.count()).toBeLessThan(20);
});

test("made people stay out of a database that holds real ones", async () => {
  await db.user.create({ data: { role: "CUSTOMER", emailSealed: "x", emailIndex: "x" }, select: { id: true } });
  await expect(make({ customers: 10, tryOut: false })).rejects.toThrow("were not made");
  expect(await db.user.count()).toBe(1);
});
