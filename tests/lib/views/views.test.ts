import { expect, test } from "vitest";
import type { Manager } from "@/lib/auth/actor";
import { db } from "@/lib/db";
import { listQueue } from "@/lib/queue/queries";
import { readQueueFilters } from "@/lib/queue/schema";
import { dropView } from "@/lib/views/drop";
import { keepView } from "@/lib/views/keep";
import { openFirst } from "@/lib/views/open-first";
import { listViews } from "@/lib/views/queries";
import { renameView } from "@/lib/views/rename";
import { KeepViewSchema, mostViews, RenameViewSchema, ViewSchema } from "@/lib/views/schema";
import { holdsAgainst } from "@/tests/support/forms";
import { aManager } from "@/tests/support/make";

const id = "01990000-0000-7000-8000-000000000001";
const address = "?tab=all&product=GOLD";

const entries = () =>
  db.operationLogEntry.findMany({ where: { action: { startsWith: "queue." } }, orderBy: { seq: "asc" } });

async function aView(manager: Manager, name = "金卡") {
  await keepView(manager, { name, address });
  return (await listViews(manager)).find((view) => view.name === name)!;
}

test("a manager keeps a view, finds it beside the queue, and nobody else does", async () => {
  const [me, other] = [await aManager(), await aManager({ name: "李建国" })];
  const view = await aView(me);
  expect((await listQueue(me, readQueueFilters({}))).views).toEqual([view]);
  expect(view).toMatchObject({ name: "金卡", address, opensFirst: false });
  expect((await listQueue(other, readQueueFilters({}))).views).toEqual([]);
  expect(await entries()).toMatchObject([{ action: "queue.viewKept", actorId: me.id, objectId: view.id }]);
});

test("of what an address says only the view is kept, and only what the queue understands", () => {
  const sent = `?tab=mine&size=50&after=due.1.${id}&pick=page&notice=x&product=COPPER&next=//evil.example`;
  expect(KeepViewSchema.parse({ name: " 我的　急件 ", address: sent })).toEqual({
    name: "我的 急件",
    address: "?tab=mine&size=50",
  });
});

test("a name is taken once, and more than a few views are refused", async () => {
  const me = await aManager();
  await aView(me);
  await expect(keepView(me, { name: "金卡", address })).rejects.toMatchObject({ code: "view.nameTaken" });
  for (let made = 1; made < mostViews; made += 1) await keepView(me, { name: String(made), address });
  await expect(keepView(me, { name: "再一个", address })).rejects.toMatchObject({ code: "view.tooMany" });
  expect(await listViews(me)).toHaveLength(mostViews);
});

test("two windows that keep a view at once do not pass the bound", async () => {
  const me = await aManager();
  for (let made = 1; made < mostViews; made += 1) await keepView(me, { name: String(made), address });
  const results = await Promise.allSettled(["左", "右"].map((name) => keepView(me, { name, address })));
  expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  expect(await listViews(me)).toHaveLength(mostViews);
});

test("a view is renamed and removed by its owner alone", async () => {
  const [me, other] = [await aManager(), await aManager({ name: "李建国" })];
  const view = await aView(me);
  await aView(me, "白金");
  for (const deed of [renameView, dropView, openFirst])
    await expect(deed(other, { id: view.id, name: "x" })).rejects.toMatchObject({ code: "view.missing" });
  await expect(renameView(me, { id: view.id, name: "白金" })).rejects.toMatchObject({ code: "view.nameTaken" });
  await renameView(me, { id: view.id, name: "金卡急件" });
  expect((await listViews(me)).map(({ name }) => name)).toEqual(["金卡急件", "白金"]);
  await dropView(me, view);
  expect((await listViews(me)).map(({ name }) => name)).toEqual(["白金"]);
  expect((await entries()).map(({ action }) => action).slice(2)).toEqual(["queue.viewRenamed", "queue.viewDropped"]);
});

test("the queue opens with one view at most", async () => {
  const me = await aManager();
  const [one, two] = [await aView(me), await aView(me, "白金")];
  const first = async () => (await listViews(me)).filter(({ opensFirst }) => opensFirst).map((view) => view.id);
  await openFirst(me, one);
  await openFirst(me, two);
  expect(await first()).toEqual([two.id]);
  await openFirst(me, two);
  expect(await first()).toEqual([]);
});

test("whoever may not review keeps no view", async () => {
  const me = await aManager();
  const right = { userId: me.id, right: "applications.review", granted: false, reason: "" };
  await db.rightException.create({ data: right });
  await expect(keepView(me, { name: "金卡", address })).rejects.toMatchObject({ code: "right.missing" });
});

test("forms about views hold against whatever is sent", () => {
  holdsAgainst(KeepViewSchema, { name: ["急件", ""], address: [address, "?", "%00"] });
  holdsAgainst(RenameViewSchema, { id: [id], name: ["急件"] });
  holdsAgainst(ViewSchema, { id: [id] });
});
