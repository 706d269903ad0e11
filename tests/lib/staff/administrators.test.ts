import { expect, test } from "vitest";
import { approve } from "@/lib/approvals/approve";
import type { Admin } from "@/lib/auth/actor";
import type { Right, Template } from "@/lib/auth/rights";
import { db, transaction } from "@/lib/db";
import { claimNext } from "@/lib/queue/claim";
import { countersign } from "@/lib/reviews/countersign";
import { decide } from "@/lib/reviews/decide";
import { keepAnAdministrator, lockAdministrators } from "@/lib/staff/administrators";
import { changeRights } from "@/lib/staff/change-rights";
import { changeRole } from "@/lib/staff/change-role";
import { editStaff } from "@/lib/staff/edit";
import { inviteAgain, withdrawInvitation } from "@/lib/staff/invitations";
import { inviteStaff } from "@/lib/staff/invite";
import { retire } from "@/lib/staff/retire";
import { aCase, approval, secondSignature } from "@/tests/support/judgements";
import { aManager, anAdmin } from "@/tests/support/make";

const reason = "岗位调整";
const away = (staffId: string) => ({ staffId, version: 1, outcome: "REMOVED" as const, placements: [], reason });
const rights = (staffId: string, template: Template, added: Right[] = [], withdrawn: Right[] = []) => ({
  staffId,
  version: 1,
  template,
  added,
  withdrawn,
  reason,
});

test("[AZ-07] of twenty administrators who remove each other at once, at least one is left", async () => {
  const admins: Admin[] = [];
  for (let index = 0; index < 20; index += 1) admins.push(await anAdmin());
  await Promise.allSettled(admins.map((admin, index) => retire(admin, away(admins[(index + 1) % 20]!.id))));
  expect(await db.user.count({ where: { role: "ADMIN", status: "ACTIVE" } })).toBeGreaterThanOrEqual(1);
});

test("[AZ-07] twenty parallel removals among two administrators leave one", async () => {
  const [one, other] = [await anAdmin(), await anAdmin()];
  const removals = Array.from({ length: 20 }, (_, index) =>
    index % 2 ? retire(one, away(other.id)) : retire(other, away(one.id)),
  );
  await Promise.allSettled(removals);
  expect(await db.user.count({ where: { role: "ADMIN", status: "ACTIVE" } })).toBe(1);
});

test("[AZ-07] a change that leaves nobody who can manage staff is undone", async () => {
  const [admin, auditor] = [await anAdmin(), await anAdmin({ template: "auditor" })];
  const changes = { status: "DISABLED" as const };
  const leavesNobody = transaction(async (tx) => {
    await lockAdministrators(tx);
    await tx.user.update({ where: { id: admin.id }, data: changes, select: { id: true } });
    await keepAnAdministrator(tx);
  });
  await expect(leavesNobody).rejects.toMatchObject({ code: "staff.lastAdministrator" });
  expect(await db.user.count({ where: { id: { in: [admin.id, auditor.id] }, status: "ACTIVE" } })).toBe(2);
});

test("[AZ-08] what an administrator loses, the person and all administrators hear by mail; what a manager loses they do not", async () => {
  const [one, other, third] = [await anAdmin(), await anAdmin(), await anAdmin()];
  const manager = await aManager();
  const told = async () =>
    (await db.mail.findMany({ where: { template: "ADMINISTRATOR_CHANGED" }, select: { userId: true } }))
      .map(({ userId }) => userId)
      .toSorted();

  await retire(one, away(manager.id));
  expect(await told()).toEqual([]);
  await changeRights(one, rights(other.id, "administrator", [], ["log.delete"]));
  expect(await told()).toEqual([one.id, other.id, third.id].toSorted());
  await db.mail.deleteMany();
  await retire(one, { ...away(third.id), outcome: "DISABLED" });
  expect(await told()).toEqual([one.id, other.id, third.id].toSorted());
});

test("[AZ-07] an administrator judges no application, first or second", async () => {
  const admin = (await anAdmin()) as never;
  const made = await aCase();
  await expect(decide(admin, approval(made))).rejects.toMatchObject({ code: "review.notManager" });
  const signed = await aCase({ status: "SECOND_REVIEW" });
  await expect(countersign(admin, secondSignature(signed))).rejects.toMatchObject({ code: "review.notManager" });
  await expect(claimNext(admin)).rejects.toMatchObject({ code: "queue.notManager" });
});

test("[AZ-07] two administrators who strip each other at once: one keeps the right", async () => {
  const [one, other] = [await anAdmin(), await anAdmin()];
  await Promise.allSettled([
    changeRights(one, rights(other.id, "administrator", [], ["staff.manage"])),
    changeRights(other, rights(one.id, "administrator", [], ["staff.manage"])),
  ]);
  expect(await db.rightException.count({ where: { right: "staff.manage", granted: false } })).toBe(1);
});

test("[AZ-07] nobody changes an account of one's own, and no manager anybody's", async () => {
  const [admin, manager] = [await anAdmin(), await aManager()];
  const own = { code: "staff.own" };
  await expect(changeRights(admin, rights(admin.id, "administrator"))).rejects.toMatchObject(own);
  await expect(changeRole(admin, { staffId: admin.id, version: 1, limitAuthority: 1n, reason })).rejects.toMatchObject(
    own,
  );
  await expect(retire(admin, away(admin.id))).rejects.toMatchObject(own);
  const edit = { staffId: admin.id, version: 1, name: "陈思远", branch: "总行", limitAuthority: 0n };
  await expect(editStaff(admin, edit)).rejects.toMatchObject(own);
  await expect(retire(manager as never, away(admin.id))).rejects.toMatchObject({ code: "right.missing" });
});

test("a manager's rights change at once, with the log entry and the reason", async () => {
  const [admin, manager] = [await anAdmin(), await aManager()];
  expect(await changeRights(admin, rights(manager.id, "reviewer", ["models.manage"], ["customers.read"]))).toBeNull();
  const kept = await db.rightException.findMany({
    orderBy: { right: "asc" },
    select: { right: true, granted: true, reason: true },
  });
  expect(kept).toEqual([
    { right: "customers.read", granted: false, reason },
    { right: "models.manage", granted: true, reason },
  ]);
  expect(await db.operationLogEntry.findFirstOrThrow({ where: { action: "staff.rightsChanged" } })).toMatchObject({
    actorId: admin.id,
    subjectId: manager.id,
    detail: { template: "reviewer", added: ["models.manage"], withdrawn: ["customers.read"] },
  });
});

test("a right of the other room is refused, and so is a page that was drawn before", async () => {
  const [admin, manager] = [await anAdmin(), await aManager()];
  await expect(changeRights(admin, rights(manager.id, "manager", ["staff.manage"]))).rejects.toMatchObject({
    code: "staff.otherRoom",
  });
  await expect(changeRights(admin, rights(manager.id, "auditor"))).rejects.toMatchObject({ code: "staff.otherRoom" });
  await changeRights(admin, rights(manager.id, "reviewer"));
  await expect(changeRights(admin, rights(manager.id, "manager"))).rejects.toMatchObject({ code: "staff.changed" });
});

test("who has open cases keeps the right to review them until they are placed", async () => {
  const { manager } = await aCase();
  const change = changeRights(await anAdmin(), rights(manager.id, "manager", [], ["applications.review"]));
  await expect(change).rejects.toMatchObject({ code: "staff.hasCases" });
  expect(await db.rightException.count()).toBe(0);
});

test("[AZ-08] what an administrator gains takes a second one; what is taken away does not", async () => {
  const [admin, second] = [await anAdmin(), await anAdmin()];
  const auditor = await anAdmin({ template: "auditor" });
  expect(await changeRights(admin, rights(auditor.id, "auditor", ["log.delete"]))).toMatchObject({ alone: false });
  expect(await db.rightException.count()).toBe(0);
  const proposal = await db.proposal.findFirstOrThrow({ select: { id: true, contentHash: true } });
  await approve(second, { proposalId: proposal.id, fingerprint: proposal.contentHash });
  expect(await db.rightException.findFirstOrThrow({ select: { right: true } })).toEqual({ right: "log.delete" });
  expect(await changeRights(admin, { ...rights(auditor.id, "auditor", [], ["signIns.read"]), version: 2 })).toBeNull();
});

test("[AZ-08] an administrator is invited by two: no link exists before the second has approved", async () => {
  const [admin, second] = [await anAdmin(), await anAdmin()];
  const person = {
    role: "ADMIN" as const,
    name: "郑凯",
    email: "zheng@example.com",
    branch: "总行",
    limitAuthority: 0n,
    reason,
  };
  const { id, proposed } = await inviteStaff(admin, person);
  expect(proposed).toMatchObject({ alone: false });
  await expect(inviteAgain(admin, { staffId: id })).rejects.toMatchObject({ code: "staff.changed" });
  expect(await db.mail.count({ where: { userId: id } })).toBe(0);
  const proposal = await db.proposal.findFirstOrThrow({ select: { id: true, contentHash: true } });
  await approve(second, { proposalId: proposal.id, fingerprint: proposal.contentHash });
  expect(await db.mail.findMany({ where: { userId: id }, select: { template: true } })).toEqual([
    { template: "ACTIVATE_STAFF" },
  ]);
  expect(await db.user.findUniqueOrThrow({ where: { id }, select: { status: true } })).toEqual({ status: "PENDING" });
});

test("an administrator becomes a manager at once and is signed out; an invitation nobody used goes altogether", async () => {
  const [admin, other] = [await anAdmin(), await anAdmin()];
  await changeRole(admin, { staffId: other.id, version: 1, limitAuthority: 3_000_000n, reason });
  const now = await db.user.findUniqueOrThrow({
    where: { id: other.id },
    select: { role: true, limitAuthority: true, securityEpoch: true },
  });
  expect(now).toEqual({ role: "MANAGER", limitAuthority: 3_000_000n, securityEpoch: 1 });
  const person = {
    role: "MANAGER" as const,
    name: "郑凯",
    email: "z@example.com",
    branch: "总行",
    limitAuthority: 1n,
    reason: "",
  };
  const { id } = await inviteStaff(admin, person);
  await withdrawInvitation(admin, { staffId: id });
  expect(await db.user.count({ where: { id } })).toBe(0);
  await expect(withdrawInvitation(admin, { staffId: other.id })).rejects.toMatchObject({ code: "staff.changed" });
});
