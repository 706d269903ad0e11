import { buffer } from "node:stream/consumers";
import { constants, inflateRawSync } from "node:zlib";
import { expect, test } from "vitest";
import type { Manager } from "@/lib/auth/actor";
import { db } from "@/lib/db";
import { exportQueue } from "@/lib/queue/export";
import { readQueueFilters } from "@/lib/queue/schema";
import { aCrowd } from "@/tests/support/crowd";
import { wanted } from "@/tests/support/exports";
import { aCustomer, aManager, anApplication } from "@/tests/support/make";

const csvOf = async (manager: Manager, asked: Record<string, string> = {}) =>
  (await buffer(await exportQueue(manager, readQueueFilters(asked), wanted()))).toString("utf8");

test("[LG-07][WB-11] an export of the queue masks as the list does, follows tab and filters, and is logged", async () => {
  const manager = await aManager();
  const customer = await aCustomer({ profile: { name: "欧阳若兰" } });
  const mine = await anApplication({ customer, status: "IN_REVIEW", manager });
  await anApplication({ status: "SUBMITTED" });

  const csv = await csvOf(manager, { tab: "mine", due: "week" });
  expect(csv).toMatch(/^\ufeff"?审核队列，王敏 .* 于 \d{4}-\d\d-\d\d \d\d:\d\d:\d\d 导出.*\n申请编号,/);
  expect(csv.trim().split("\n")).toHaveLength(3);
  expect(csv).toContain("欧**兰");
  expect(csv).not.toContain("欧阳若兰");
  expect(csv).toContain((await db.application.findUniqueOrThrow({ where: { id: mine.id } })).number);
  expect(await db.operationLogEntry.findFirstOrThrow({ where: { action: "queue.exported" } })).toMatchObject({
    actorId: manager.id,
    detail: { tab: "mine", due: "week", product: null },
  });
});

test("an export of the queue goes on to the last page, each application once, in the order of the list", async () => {
  const manager = await aManager();
  await aCrowd(460, [manager.id]);
  const lines = (await csvOf(manager, { tab: "all", sort: "limit" })).trim().split("\n").slice(2);
  const numbers = lines.map((line) => line.split(",")[0]);
  expect(new Set(numbers).size).toBe(458);
  expect(numbers).toHaveLength(458);
  const amounts = lines.map((line) => Number(/"([\d,]+\.\d\d)"/.exec(line)![1]!.replaceAll(",", "")));
  expect(amounts).toEqual(amounts.toSorted((one, other) => one - other));
});

test("[LG-07] the same as a workbook: who and when first, masked, amounts to count with; the log keeps form and reason", async () => {
  const manager = await aManager({ name: "王敏" });
  await anApplication({ customer: await aCustomer({ profile: { name: "欧阳若兰" } }), requestedLimit: 3_000_000n });
  const file = await buffer(await exportQueue(manager, readQueueFilters({}), wanted("xlsx")));
  const packed = file.subarray(file.indexOf("sheet1.xml") + "sheet1.xml".length);
  const sheet = inflateRawSync(packed, { finishFlush: constants.Z_SYNC_FLUSH }).toString("utf8");
  expect(sheet).toMatch(/^<\?xml.*<row><c [^>]*><is><t [^>]*>审核队列，王敏 /s);
  expect(sheet).toContain("欧**兰");
  expect(sheet).toContain("<v>30000.00</v>");
  const { detail, changesSealed } = await db.operationLogEntry.findFirstOrThrow({
    where: { action: "queue.exported" },
  });
  expect(detail).toMatchObject({ format: "xlsx" });
  expect(changesSealed).toMatch(/^v1\./);
});

test("whoever may not review exports no queue", async () => {
  const { id: userId, ...manager } = await aManager();
  await db.rightException.create({ data: { userId, right: "applications.review", granted: false, reason: "" } });
  await expect(csvOf({ ...manager, id: userId })).rejects.toMatchObject({ code: "right.missing" });
  expect(await db.operationLogEntry.count({ where: { action: "queue.exported" } })).toBe(0);
});
