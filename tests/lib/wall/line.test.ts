import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { submitApplication } from "@/lib/applications/submit";
import { mayTry } from "@/lib/auth/throttle";
import { db } from "@/lib/db";
import { isOutOfReach } from "@/lib/wall/out-of-reach";
import { withOwner } from "@/tests/support/backups";
import { addressOf, aLine } from "@/tests/support/line";
import { aCompleteDraft, aCustomer } from "@/tests/support/make";

const own = process.env.DATABASE_URL!;
let line: Awaited<ReturnType<typeof aLine>>;

beforeAll(async () => {
  line = await aLine(addressOf(own));
  process.env.DATABASE_OWNER_URL = own;
  process.env.DATABASE_URL = line.through(own);
});
beforeEach(() => db.$queryRaw`SELECT 1`);
afterEach(() => {
  line.slow(0);
  line.become("open");
});
afterAll(() => line.close());

/** Three seconds by the product's own clock, and what a machine with other work adds. */
const withWork = 5;

const asked = () => mayTry({ what: "sign-in", whom: "192.0.2.1", tries: 5, windowSeconds: 60 });

/** How long it took to fail, in seconds, and that it was for want of a database. */
async function failing(deed: () => Promise<unknown>) {
  const began = performance.now();
  const error = await deed().then(
    () => null,
    (fault) => fault,
  );
  expect(isOutOfReach(error), String(error)).toBe(true);
  return (performance.now() - began) / 1_000;
}

test("[FT-03] a database that refuses, and a line gone dead, are noticed within three seconds, and nothing is allowed meanwhile", async () => {
  for (const state of ["refused", "dead"] as const) {
    line.become(state);
    const all = await Promise.all([failing(asked), failing(() => db.user.count()), failing(asked)]);
    expect(Math.max(...all), state).toBeLessThan(withWork);
    line.become("open");
    await expect.poll(() => asked().catch(() => false), { timeout: 10_000 }).toBe(true);
  }
}, 40_000);

test("[FT-03] a deed under way when the line goes dead is undone and says so", async () => {
  const customer = await aCustomer();
  const deed = db.$transaction(async (tx) => {
    await tx.user.update({ where: { id: customer.id }, data: { language: "en" }, select: { id: true } });
    line.become("dead");
    await tx.user.count();
  });
  expect(await failing(() => deed)).toBeLessThan(8);
  line.become("open");
  await expect
    .poll(() => db.user.findUnique({ where: { id: customer.id }, select: { language: true } }).catch(() => null))
    .toEqual({ language: "zh_CN" });
}, 40_000);

test("[FT-03] a slow database is waited for", async () => {
  line.slow(120);
  expect(await asked()).toBe(true);
  expect(await db.user.count()).toBe(0);
});

test("[FT-03] sent once more after the line was cut at the commit, an application is in once", async () => {
  for (const where of ["before", "behind"] as const) {
    const customer = await aCustomer({ email: `${where}@example.com` });
    const { id, version } = await aCompleteDraft(customer);
    const send = () =>
      submitApplication(customer, { applicationId: id, version, profileVersion: 1, declaration: true });
    line.cut(where, /\bcommit\b/i);
    expect(await failing(send), where).toBeLessThan(withWork);
    const status = where === "before" ? "DRAFT" : "SUBMITTED";
    await expect.poll(() => statusOf(id)).toMatchObject([{ status }]);
    await send().catch((error) => expect(error.code).toMatch(/^application\./));
    expect(await statusOf(id)).toEqual([{ status: "SUBMITTED", entries: 1, sent: 1 }]);
  }
}, 40_000);

const statusOf = (id: string) =>
  withOwner((client) =>
    client
      .query<{ status: string; entries: number; sent: number }>(
        `select status::text,
           (select count(*)::int from "OperationLogEntry" where "objectId" = a.id and action = 'application.submitted') as entries,
           (select count(*)::int from "Submission" where "applicationId" = a.id) as sent
         from "Application" a where id = $1`,
        [id],
      )
      .then(({ rows }) => rows),
  );
