import { expect, test } from "vitest";
import { db, transaction } from "@/lib/db";
import { Prisma } from "@/lib/generated/prisma/client";

type Row = Record<string, unknown>;

const question = Prisma.sql`
  SELECT 9007199254740993::bigint AS amount, 7 AS count, 12.50::numeric AS exact, 0.25::float8 AS share, true AS is,
         '2026-11-22 10:00:00.289+08'::timestamptz AS at, '2026-11-22'::date AS day, NULL::bigint AS nothing,
         '{"a": [1, null]}'::jsonb AS json, ARRAY['x', 'y'] AS texts, 'APPROVE'::"DecisionOutcome" AS outcome,
         ARRAY['01a1edef-b666-7921-bf8e-c37a582d8254'::uuid] AS ids, ${[1, 2]}::int[] AS given, ${"a"} AS text`;

test("a row reads the same whether it came straight from the pool or through Prisma", async () => {
  const [straight] = await db.$queryRaw<Row[]>`${question}`;
  const [throughPrisma] = await transaction((tx) => tx.$queryRaw<Row[]>`${question}`);
  expect(straight).toEqual(throughPrisma);
  expect(straight).toMatchObject({ amount: 9007199254740993n, at: new Date("2026-11-22T02:00:00.289Z") });
});

test("a question within a transaction sees what the transaction has done", async () => {
  await transaction(async (tx) => {
    await tx.$executeRaw`SELECT set_config('xinka.asked', 'here', true)`;
    const asked = (by: typeof db | typeof tx) =>
      by.$queryRaw<Row[]>`SELECT current_setting('xinka.asked', true) AS asked`;
    expect(await asked(tx)).toEqual([{ asked: "here" }]);
    expect(await asked(db)).not.toEqual([{ asked: "here" }]);
  });
});
