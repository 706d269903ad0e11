import { expect, test } from "vitest";
import { doneAddress, inTurn } from "@/lib/queue/batch";
import { claimApplication } from "@/lib/queue/claim";
import { listFoundIds, listQueue } from "@/lib/queue/queries";
import { mostAtOnce, mostTold } from "@/lib/queue/rules";
import { readBatch, readQueueFilters } from "@/lib/queue/schema";
import { aCrowd } from "@/tests/support/crowd";
import { aManager, anApplication } from "@/tests/support/make";

test("all that the filters find is the list from its first row to its last, in its order, and at most so many", async () => {
  const manager = await aManager();
  await aCrowd(800, [manager.id]);
  const filters = readQueueFilters({ tab: "open", sort: "-limit", size: "100", pick: "found" });
  const [first, ids] = [await listQueue(manager, filters), await listFoundIds(manager, filters)];

  expect(ids.length).toBeGreaterThan(5);
  expect(ids.slice(0, 100)).toEqual(first.rows.map(({ id }) => id));
  const everything = await listFoundIds(manager, readQueueFilters({ tab: "all" }));
  expect(everything).toHaveLength(mostAtOnce);
  expect(await listFoundIds(manager, readQueueFilters({ tab: "open" }), 3)).toHaveLength(3);
});

test("claiming all that is found does what can be done, and what somebody else was quicker at stands with its reason", async () => {
  const [wang, li] = [await aManager({ name: "王敏" }), await aManager({ name: "李建国" })];
  for (let made = 0; made < 5; made += 1) await anApplication();
  const ids = await listFoundIds(wang, readQueueFilters({ tab: "unclaimed" }));
  await claimApplication(li, ids[2]!);

  const result = await inTurn(ids, (id) => claimApplication(wang, id));

  expect(result).toEqual({ done: 4, refused: [{ id: ids[2], code: "queue.taken" }] });
});

test("an address tells of as many refusals as it has room for, and how many there were", () => {
  const refused = Array.from({ length: 300 }, (_, nth) => ({
    id: `01990000-0000-7000-8000-${String(nth).padStart(12, "0")}`,
    code: "queue.withCustomer",
  }));
  const address = doneAddress("claim", { done: 200, refused });
  const read = readBatch(new URL(address, "http://x").searchParams);
  expect(read).toMatchObject({ deed: "claim", done: 200, left: 300 });
  expect(read.refused).toEqual(refused.slice(0, mostTold));
  expect(address.length).toBeLessThan(8_000);
});
