import fc from "fast-check";
import { expect, test } from "vitest";
import { db } from "@/lib/db";
import type { ApplicationStatus } from "@/lib/generated/prisma/enums";
import { countFound, countTabs } from "@/lib/queue/count";
import { listPicked, listQueue } from "@/lib/queue/queries";
import { type QueueFilters, readQueueFilters, type Tab } from "@/lib/queue/schema";
import { listColleagues } from "@/lib/staff/colleagues";
import { aCrowd } from "@/tests/support/crowd";
import { aCustomer, aManager, anApplication, dismiss } from "@/tests/support/make";

const hour = 3_600_000;
const fromNow = (hours: number) => new Date(Date.now() + hours * hour);

async function oneOfEach() {
  const [me, other] = [await aManager({ limitAuthority: 3_000_000n }), await aManager({ name: "李建国" })];
  const made = async (
    status: Exclude<ApplicationStatus, "DRAFT">,
    manager = me,
    hours = 48,
    grantedLimit = 1_000_000n,
  ) => (await anApplication({ status, manager, dueAt: fromNow(hours), grantedLimit })).id;
  const ids = {
    unclaimed: await made("SUBMITTED"),
    unclaimedLate: await made("SUBMITTED", me, -2),
    mine: await made("IN_REVIEW"),
    mineAnswered: await made("IN_REVIEW"),
    others: await made("IN_REVIEW", other),
    withCustomerLate: await made("RETURNED", me, -5),
    signedByMe: await made("SECOND_REVIEW", me),
    signedByOther: await made("SECOND_REVIEW", other),
    signedByOtherTooHigh: await made("SECOND_REVIEW", other, 48, 3_000_001n),
    approved: await made("APPROVED"),
    withdrawn: await made("WITHDRAWN"),
  };
  await db.application.update({
    where: { id: ids.mineAnswered },
    data: { answeredAt: new Date() },
    select: { id: true },
  });
  return { me, other, ids };
}

test("each tab shows what it names, and counts the same", async () => {
  const { me, ids } = await oneOfEach();
  const expected: Record<Tab, (keyof typeof ids)[]> = {
    open: [
      ...(["unclaimed", "unclaimedLate", "mine", "mineAnswered", "others", "withCustomerLate"] as const),
      ...(["signedByMe", "signedByOther", "signedByOtherTooHigh"] as const),
    ],
    mine: ["mine", "mineAnswered", "withCustomerLate", "signedByMe"],
    unclaimed: ["unclaimed", "unclaimedLate"],
    answered: ["mineAnswered"],
    overdue: ["unclaimedLate"],
    second: ["signedByOther"],
    all: Object.keys(ids) as (keyof typeof ids)[],
  };
  const counts = await countTabs(me);
  for (const [tab, names] of Object.entries(expected)) {
    const { rows } = await listQueue(me, readQueueFilters({ tab }));
    expect(rows.map(({ id }) => id).toSorted(), tab).toEqual(names.map((name) => ids[name]).toSorted());
    expect(counts[tab as Tab], tab).toBe(names.length);
  }
});

test("a row says who, what, how much and by when, and no name in clear", async () => {
  const [me, customer] = [await aManager(), await aCustomer({ profile: { name: "欧阳若兰" } })];
  const earlier = await anApplication({ customer, status: "REJECTED" });
  const { id } = await anApplication({ customer, status: "IN_REVIEW", manager: me, productCode: "GOLD" });
  await db.application.update({
    where: { id },
    data: { previousApplicationId: earlier.id },
    select: { id: true },
  });

  const page = await listQueue(me, readQueueFilters({ tab: "mine" }));

  expect(page.rows).toMatchObject([
    {
      id,
      name: "欧**兰",
      product: "GOLD",
      limit: 3_000_000n,
      manager: "王敏",
      again: true,
      duplicate: false,
      answered: false,
    },
  ]);
  expect(Object.keys(page.rows[0]!)).not.toContain("nameSealed");
  expect(await listPicked(me, [id])).toMatchObject([{ id, name: "欧**兰" }]);
});

test("a document number that stands in two profiles is marked in both", async () => {
  const me = await aManager();
  const [one, two] = [await aCustomer(), await aCustomer()];
  const { documentIndex } = await db.customer.findUniqueOrThrow({
    where: { id: one.id },
    select: { documentIndex: true },
  });
  await db.customer.update({ where: { id: two.id }, data: { documentIndex }, select: { id: true } });
  await anApplication({ customer: one });
  await anApplication({ customer: two });
  await anApplication();
  const { rows } = await listQueue(me, readQueueFilters({}));
  expect(rows.map(({ duplicate }) => duplicate).toSorted()).toEqual([false, true, true]);
});

test("filters narrow the list, and a link with the same filters shows the same rows", async () => {
  const { me, other, ids } = await oneOfEach();
  const idsOf = async (address: Record<string, string>) =>
    (await listQueue(me, readQueueFilters(address))).rows.map(({ id }) => id).toSorted();

  expect(await idsOf({ manager: other.id })).toEqual(
    [ids.others, ids.signedByOther, ids.signedByOtherTooHigh].toSorted(),
  );
  expect(await idsOf({ stage: "SECOND_REVIEW", manager: other.id })).toHaveLength(2);
  expect(await idsOf({ product: "GOLD" })).toEqual([]);
  expect(await idsOf({ due: "late" })).toEqual([ids.unclaimedLate]);
  expect(await idsOf({ tab: "all", stage: "APPROVED" })).toEqual([ids.approved]);
  expect(await idsOf({ from: "2036-01-01" })).toEqual([]);
  expect(await idsOf({ to: "2006-01-01" })).toEqual([]);
  expect(await countFound(me, readQueueFilters({ manager: other.id }))).toBe(3);
  expect(await countFound(me, readQueueFilters({ sort: "limit", size: "50" }))).toBeNull();
  expect(await countFound(me, readQueueFilters({ tab: "all", manager: other.id }))).toBeNull();
});

test("the next one is the unclaimed one due first", async () => {
  const { me } = await oneOfEach();
  expect((await countTabs(me)).next?.dueAt.getTime()).toBeLessThan(Date.now());
});

test("colleagues are those who work here now, the least busy first", async () => {
  const { me, other, ids: _ } = await oneOfEach();
  const [idle, gone] = [await aManager({ name: "赵一宁" }), await aManager()];
  await dismiss(gone);
  expect(await listColleagues(me)).toMatchObject([
    { id: idle.id, name: "赵一宁", load: 0, late: 0 },
    { id: other.id, name: "李建国", load: 3, late: 0 },
  ]);
});

/** Follows the list to its end. `between` happens after each page. */
async function walk(me: Awaited<ReturnType<typeof aManager>>, filters: QueueFilters, between = async () => {}) {
  const seen: string[] = [];
  for (let after: QueueFilters["after"] = null; ; ) {
    const page = await listQueue(me, { ...filters, after });
    seen.push(...page.rows.map(({ id }) => id));
    if (!page.next) return seen;
    after = page.next;
    await between();
  }
}

test("paging shows every row once whatever comes in meanwhile, in every order, and the same way back", async () => {
  const me = await aManager();
  await aCrowd(6_000, [me.id]);
  // Many fall due at the same moment: only the id tells them apart.
  await db.$executeRaw`
    UPDATE "Application" SET "dueAt" = date_trunc('month', "dueAt"), "submittedAt" = date_trunc('month', "submittedAt")
    WHERE status IN ('SUBMITTED', 'IN_REVIEW', 'RETURNED', 'SECOND_REVIEW')`;
  const all = await db.application.findMany({
    where: { status: { in: ["SUBMITTED", "IN_REVIEW", "RETURNED", "SECOND_REVIEW"] } },
    select: { id: true },
  });
  const order = fc.constantFrom("due", "-due", "submitted", "-submitted", "limit", "-limit");

  await fc.assert(
    fc.asyncProperty(order, fc.constantFrom(20, 25, 50, 100), fc.boolean(), async (sort, size, busy) => {
      const filters = readQueueFilters({ sort, size: String(size) });
      const arrive = async () => {
        await db.$executeRaw`
          INSERT INTO "Application" (id, number, "customerId", "productCode", status, round, "requestedLimit", "submittedAt", "dueAt")
          SELECT gen_random_uuid(), 'XN-' || gen_random_uuid(), id, 'GLOBE', 'SUBMITTED', 1, floor(random() * 400) * 10000,
                 now() - random() * interval '700 days', now() - random() * interval '700 days'
          FROM "Customer" c WHERE NOT EXISTS (SELECT 1 FROM "Application" a WHERE a."customerId" = c.id
            AND a."productCode" = 'GLOBE' AND a.status IN ('SUBMITTED', 'IN_REVIEW', 'RETURNED', 'SECOND_REVIEW'))
          LIMIT 1`;
      };
      const seen = await walk(me, filters, busy ? arrive : undefined);
      expect(new Set(seen).size).toBe(seen.length);
      for (const { id } of all) expect(seen).toContain(id);

      const first = await listQueue(me, filters);
      const second = await listQueue(me, { ...filters, after: first.next });
      const back = await listQueue(me, { ...filters, before: second.previous });
      expect(back.rows.map(({ id }) => id)).toEqual(first.rows.map(({ id }) => id));
      expect(back.previous).toBeNull();
    }),
    { numRuns: 24 },
  );
}, 120_000);
