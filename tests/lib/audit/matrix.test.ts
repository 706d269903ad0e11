import { expect, test } from "vitest";
import { exportLog } from "@/lib/audit/export";
import { findEntry, listLog } from "@/lib/audit/log-queries";
import { listOwnEntries } from "@/lib/audit/queries";
import { record } from "@/lib/audit/record";
import { LogFiltersSchema } from "@/lib/audit/schema";
import type { Actor } from "@/lib/auth/actor";
import { db, ownRows, transaction } from "@/lib/db";
import { wanted } from "@/tests/support/exports";
import { aCustomer, aManager, anAdmin } from "@/tests/support/make";

const whole = LogFiltersSchema.parse({});

/** Two of each kind of person, with words that no other row holds; every one has done something to every one. */
async function everybody() {
  const canary = (n: number) => ({
    email: `canary${n}.hidden@demo.test`,
    profile: { name: `隐名人${n}`, mobile: `1391234567${n}` },
  });
  const customers = [await aCustomer(canary(1)), await aCustomer(canary(2))];
  const people: Actor[] = [...customers, await aManager(), await aManager(), await anAdmin(), await anAdmin()];
  const about = { detail: { limit: "1" }, changes: { requestedLimit: ["1", "2"] as [string, string] } };
  await transaction(async (tx) => {
    for (const actor of people)
      for (const { id: subjectId } of people)
        await record(tx, actor, "application.limitCorrected", { subjectId, ...about });
  });
  return { people, customers };
}

const canaries = /隐名人|canary\d\.hidden|1391234567/;

test("[LG-06] customers and managers see entries in which they are actor or subject, each of them and no other", async () => {
  const { people } = await everybody();
  for (const person of people) {
    const { entries } = await listOwnEntries(person, { after: undefined }, 100);
    const seen = entries.map(({ id }) => id).toSorted();
    const theirs = await db.operationLogEntry.findMany({
      where: { OR: [{ actorId: person.id }, { subjectId: person.id }] },
      select: { id: true },
    });
    expect(seen, person.role).toEqual(theirs.map(({ id }) => id).toSorted());
    expect(seen).toHaveLength(2 * people.length - 1);
    expect(JSON.stringify(entries), person.role).not.toMatch(canaries);
  }
});

test("[LG-06] for a customer the entries of others do not even exist in the database", async () => {
  const { people, customers } = await everybody();
  const rows = await ownRows(customers[0]!).operationLogEntry.findMany({ select: { actorId: true, subjectId: true } });
  expect(rows).toHaveLength(2 * people.length - 1);
  expect(rows.every((row) => [row.actorId, row.subjectId].includes(customers[0]!.id))).toBe(true);
});

test("[LG-06] an administrator sees all of them, and nobody's name, address or number, on no page and in no file", async () => {
  const { people } = await everybody();
  const admin = people.at(-1) as Parameters<typeof listLog>[0];
  const { rows } = await listLog(admin, whole, 100);
  expect(rows).toHaveLength(people.length ** 2);
  const shown = [...rows, ...(await Promise.all(rows.map(({ seq }) => findEntry(admin, seq))))];
  const words = JSON.stringify(shown, (_, value) => (typeof value === "bigint" ? String(value) : value));
  expect(words).toContain("requestedLimit");
  expect(words).not.toMatch(canaries);
  const file = (await (await exportLog(admin, whole, wanted())).toArray()).join("");
  expect(file.split("\n").length).toBeGreaterThan(people.length ** 2);
  expect(file).not.toMatch(canaries);
});
