import { expect, test } from "vitest";
import { exportLog } from "@/lib/audit/export";
import type { Actor } from "@/lib/auth/actor";
import type { Right } from "@/lib/auth/rights";
import { db } from "@/lib/db";
import { viewDocument } from "@/lib/documents/view";
import { claimApplication, claimNext } from "@/lib/queue/claim";
import { releaseApplication } from "@/lib/queue/release";
import { transferApplication } from "@/lib/queue/transfer";
import { countersign } from "@/lib/reviews/countersign";
import { decide } from "@/lib/reviews/decide";
import { exportSignIns } from "@/lib/sign-ins/export";
import { listColleagues } from "@/lib/staff/colleagues";
import { wanted } from "@/tests/support/exports";
import { aCase, approval, rejection, secondSignature } from "@/tests/support/judgements";
import { aManager, anAdmin, anApplication } from "@/tests/support/make";

/** Taken away after the page was drawn: the actor of the request still has it. */
const withdraw = (from: Actor, right: Right) =>
  db.rightException.create({ data: { userId: from.id, right, granted: false }, select: { right: true } });

test("who may not review claims, puts back, hands over and decides nothing", async () => {
  const made = await aCase();
  const { manager, id } = made;
  const waiting = await anApplication();
  const colleague = await aManager();
  await withdraw(manager, "applications.review");
  const notManager = { code: "queue.notManager" };
  await expect(claimApplication(manager, waiting.id)).rejects.toMatchObject(notManager);
  await expect(claimNext(manager)).rejects.toMatchObject(notManager);
  await expect(releaseApplication(manager, id)).rejects.toMatchObject(notManager);
  const handing = { toId: colleague.id, reason: "出差两周" };
  await expect(transferApplication(manager, id, handing)).rejects.toMatchObject(notManager);
  await expect(decide(manager, rejection(made))).rejects.toMatchObject({ code: "review.notManager" });
});

test("a reviewer rejects and returns, but approves nothing, first or second", async () => {
  const reviewer = await aManager({ template: "reviewer" });
  const made = await aCase({ manager: reviewer });
  await expect(decide(reviewer, approval(made))).rejects.toMatchObject({ code: "right.missing" });
  expect(await decide(reviewer, rejection(made))).toBe("REJECTED");
  const signed = await aCase({ status: "SECOND_REVIEW" });
  await expect(countersign(reviewer, secondSignature(signed))).rejects.toMatchObject({ code: "right.missing" });
});

test("work is handed only to colleagues who may review", async () => {
  const { manager, id } = await aCase();
  const other = await aManager();
  const stripped = await aManager();
  await withdraw(stripped, "applications.review");
  expect((await listColleagues(manager)).map((one) => one.id)).toEqual([other.id]);
  await expect(transferApplication(manager, id, { toId: stripped.id, reason: "出差两周" })).rejects.toMatchObject({
    code: "queue.toInactive",
    field: "toId",
  });
});

test("who may not review opens no customer's document", async () => {
  const manager = await aManager();
  expect(await viewDocument({ ...manager, rights: new Set() }, { id: manager.id, small: false })).toBeNull();
});

test("an export of the sign-ins takes the right at that moment", async () => {
  const admin = await anAdmin();
  await withdraw(admin, "signIns.read");
  await expect(exportSignIns(admin, {} as never, wanted())).rejects.toMatchObject({ code: "right.missing" });
  expect(await db.operationLogEntry.count({ where: { action: "signIns.exported" } })).toBe(0);
});

test("an export of the log takes the right at that moment", async () => {
  const admin = await anAdmin();
  await withdraw(admin, "log.read");
  await expect(exportLog(admin, {} as never, wanted())).rejects.toMatchObject({ code: "right.missing" });
  expect(await db.operationLogEntry.count({ where: { action: "log.exported" } })).toBe(0);
});
