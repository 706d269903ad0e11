import { expect, test } from "vitest";
import { changesSince } from "@/lib/backups/since";
import { db } from "@/lib/db";
import { retire } from "@/lib/staff/retire";
import { aManager, anAdmin } from "@/tests/support/make";

test("[BK-07] before a restore one reads who was closed since the backup, who joined since, and where the log stands", async () => {
  const [admin, closed, before] = [await anAdmin(), await aManager(), await aManager()];
  const leaving = { version: 1, outcome: "DISABLED" as const, placements: [], reason: "离职" };
  await retire(admin, { ...leaving, staffId: before.id });
  const [now] = await db.$queryRaw<{ at: Date }[]>`SELECT clock_timestamp() AS at`;
  await retire(admin, { ...leaving, staffId: closed.id });
  const joined = await aManager({ registeredAt: new Date(now!.at.getTime() + 1_000) });
  const found = await changesSince(now!.at.toISOString());
  expect(found.closed.map(({ id }) => id)).toEqual([closed.id]);
  expect(found.joined.map(({ id }) => id)).toEqual([joined.id]);
  expect(found.newest).toBe(await db.operationLogEntry.count());
});
