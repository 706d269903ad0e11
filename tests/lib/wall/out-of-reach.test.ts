import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { expect, test } from "vitest";
import { db } from "@/lib/db";
import { PrismaClient } from "@/lib/generated/prisma/client";
import { isOutOfReach } from "@/lib/wall/out-of-reach";
import { aCustomer } from "@/tests/support/make";

const nowhere = "postgresql://a:b@127.0.0.1:1/x";

test("a database that refuses, or has no connection left, is told from a fault of ours", async () => {
  const client = new PrismaClient({ adapter: new PrismaPg({ connectionString: nowhere }) });
  const refused = [
    await client.user.count().catch((error) => error),
    await client.$queryRaw`select 1`.catch((error) => error),
    await new pg.Client({ connectionString: nowhere }).connect().catch((error) => error),
    new Error("timeout exceeded when trying to connect"),
    new Error("outer", { cause: Object.assign(new Error("inner"), { code: "57P03" }) }),
  ];
  expect(refused.map((error) => isOutOfReach(error))).toEqual(refused.map(() => true));
});

test("what the database answers is no silence of it", async () => {
  const { id } = await aCustomer();
  const faults = [
    await db.$queryRaw`select 1 / 0`.catch((error) => error),
    await db.$queryRaw`select nothing`.catch((error) => error),
    await db.consent
      .create({ data: { id, userId: crypto.randomUUID(), document: "", version: "", language: "en" } })
      .catch((error) => error),
    new TypeError("x is not a function"),
    "a text",
    null,
  ];
  expect(faults.map((error) => isOutOfReach(error))).toEqual(faults.map(() => false));
});
