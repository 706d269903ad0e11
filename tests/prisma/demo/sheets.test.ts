import pg from "pg";
import { expect, test } from "vitest";
import { db } from "@/lib/db";
import { copyInto } from "@/prisma/demo/fill";
import { json, lineOf, moment } from "@/prisma/demo/sheets";

test("a moment is written as the clock says it", () => {
  for (const at of [0, 1, 999, 59_999, 1_763_447_400_001, 1_763_510_399_999, Date.parse("2024-02-29T23:59:59.070Z")])
    expect(new Date(moment(at)).getTime()).toBe(at);
  expect(moment(null)).toBeNull();
});

test("whatever stands in a name arrives as it was", async () => {
  const detail = { name: 'a\t"b"\\N\n\r\\.\\', empty: "", nothing: null };
  const id = "01990000-0000-7000-8000-000000000000";
  const line = lineOf([id, moment(0), null, null, "account.confirmed", null, null, null, json(detail)]);
  const client = new pg.Client({ connectionString: process.env.DATABASE_URL! });
  await client.connect();
  expect(await copyInto(client, "OperationLogDraft", [Buffer.from(line)], false)).toBe(1);
  await client.end();
  expect(await db.operationLogEntry.findFirstOrThrow({ where: { id } })).toMatchObject({ detail, actorId: null });
});
