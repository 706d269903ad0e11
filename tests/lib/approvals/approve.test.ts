import { expect, test } from "vitest";
import { approve } from "@/lib/approvals/approve";
import { decline } from "@/lib/approvals/decline";
import { propose } from "@/lib/approvals/propose";
import { withdraw } from "@/lib/approvals/withdraw";
import type { Admin } from "@/lib/auth/actor";
import { db, transaction } from "@/lib/db";
import { aManager, anAdmin, dismiss } from "@/tests/support/make";

const reason = "接任系统管理工作";

async function aProposal(proposer: Admin, staffId?: string) {
  const whom = staffId ?? (await aManager()).id;
  const { id, alone } = await transaction((tx) =>
    propose(tx, proposer, { kind: "staff.grantAdmin", content: { how: "promote", staffId: whom }, reason }),
  );
  const { contentHash } = await db.proposal.findUniqueOrThrow({ where: { id }, select: { contentHash: true } });
  return { proposalId: id, fingerprint: contentHash, whom, alone };
}

const roleOf = async (id: string) => (await db.user.findUniqueOrThrow({ where: { id }, select: { role: true } })).role;

test("[AZ-08] a second administrator approves, and exactly what was proposed is done in that moment", async () => {
  const [proposer, second] = [await anAdmin(), await anAdmin()];
  const { whom, alone, ...approval } = await aProposal(proposer);
  expect(alone).toBe(false);
  expect(await roleOf(whom)).toBe("MANAGER");
  expect(await db.mail.findMany({ select: { userId: true, template: true } })).toEqual([
    { userId: second.id, template: "PROPOSAL_WAITING" },
  ]);

  await approve(second, approval);

  expect(await roleOf(whom)).toBe("ADMIN");
  const entries = await db.operationLogEntry.findMany({
    orderBy: { id: "asc" },
    select: { action: true, actorId: true },
  });
  expect(entries).toEqual([
    { action: "approval.proposed", actorId: proposer.id },
    { action: "approval.approved", actorId: second.id },
    { action: "staff.roleChanged", actorId: proposer.id },
  ]);
  expect(await db.mail.count({ where: { userId: proposer.id, template: "PROPOSAL_DECIDED" } })).toBe(1);
});

test("[AZ-08] nobody approves the own proposal, nor one that gives power to oneself", async () => {
  const [proposer, second, third] = [await anAdmin(), await anAdmin(), await anAdmin()];
  const { whom: _, alone: __, ...own } = await aProposal(proposer);
  await expect(approve(proposer, own)).rejects.toMatchObject({ code: "approval.own" });
  const { proposalId, fingerprint } = await aProposal(proposer, second.id);
  await expect(approve(second, { proposalId, fingerprint })).rejects.toMatchObject({ code: "approval.concerned" });
  await expect(approve(third, { proposalId, fingerprint })).rejects.toMatchObject({ code: "staff.changed" });
});

test("[AZ-08] a manager, and an administrator without the right, approve nothing", async () => {
  const [proposer] = [await anAdmin(), await anAdmin()];
  const { proposalId, fingerprint } = await aProposal(proposer);
  const auditor = await anAdmin({ template: "auditor" });
  for (const other of [auditor, await aManager()])
    await expect(approve(other, { proposalId, fingerprint })).rejects.toMatchObject({ code: "right.missing" });
});

test("[AZ-08] an approver who was dismissed in between is refused, and so is a dismissed proposer's deed", async () => {
  const [proposer, second, third] = [await anAdmin(), await anAdmin(), await anAdmin()];
  const { whom, proposalId, fingerprint } = await aProposal(proposer);
  await dismiss(second);
  await expect(approve(second, { proposalId, fingerprint })).rejects.toMatchObject({ code: "right.missing" });
  await dismiss(proposer);
  await expect(approve(third, { proposalId, fingerprint })).rejects.toMatchObject({ code: "approval.proposerGone" });
  expect(await roleOf(whom)).toBe("MANAGER");
});

test("[AZ-08] an approval holds for the content that was shown, and the database lets none be changed", async () => {
  const [proposer, second] = [await anAdmin(), await anAdmin()];
  const { proposalId, whom } = await aProposal(proposer);
  const other = await aProposal(proposer);
  await expect(approve(second, { proposalId, fingerprint: other.fingerprint })).rejects.toMatchObject({
    code: "approval.changed",
  });
  const content = JSON.stringify({ how: "promote", staffId: other.whom });
  await expect(
    db.proposal.update({ where: { id: proposalId }, data: { content }, select: { id: true } }),
  ).rejects.toThrow();
  expect(await roleOf(whom)).toBe("MANAGER");
});

test("[AZ-08] an approval is not replayed: of twenty at once one is carried out", async () => {
  const [proposer, second] = [await anAdmin(), await anAdmin()];
  const { proposalId, fingerprint } = await aProposal(proposer);
  const results = await Promise.allSettled(
    Array.from({ length: 20 }, () => approve(second, { proposalId, fingerprint })),
  );
  expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  expect(await db.operationLogEntry.count({ where: { action: "staff.roleChanged" } })).toBe(1);
  await expect(approve(second, { proposalId, fingerprint })).rejects.toMatchObject({ code: "approval.answered" });
});

test("[AZ-08] who has been an administrator for less than a day approves nothing", async () => {
  const [proposer, second] = [await anAdmin(), await anAdmin()];
  await anAdmin();
  await db.user.update({ where: { id: second.id }, data: { roleSince: new Date() }, select: { id: true } });
  const { proposalId, fingerprint } = await aProposal(proposer);
  await expect(approve(second, { proposalId, fingerprint })).rejects.toMatchObject({ code: "approval.tooNew" });
});

test("what was declined is not done, and the proposer reads why", async () => {
  const [proposer, second] = [await anAdmin(), await anAdmin()];
  const { proposalId, fingerprint, whom } = await aProposal(proposer);
  await decline(second, { proposalId, reason: "不需要第三位管理员" });
  expect(
    await db.proposal.findUniqueOrThrow({ where: { id: proposalId }, select: { status: true, answer: true } }),
  ).toEqual({
    status: "DECLINED",
    answer: "不需要第三位管理员",
  });
  await expect(approve(second, { proposalId, fingerprint })).rejects.toMatchObject({ code: "approval.answered" });
  expect(await roleOf(whom)).toBe("MANAGER");
  expect(await db.operationLogEntry.count({ where: { action: "approval.declined", actorId: second.id } })).toBe(1);
});

test("only the proposer withdraws, and then nobody approves any more", async () => {
  const [proposer, second] = [await anAdmin(), await anAdmin()];
  const { proposalId, fingerprint } = await aProposal(proposer);
  await expect(withdraw(second, { proposalId })).rejects.toMatchObject({ code: "approval.notYours" });
  await withdraw(proposer, { proposalId });
  await expect(approve(second, { proposalId, fingerprint })).rejects.toMatchObject({ code: "approval.answered" });
  expect(await db.operationLogEntry.count({ where: { action: "approval.withdrawn" } })).toBe(1);
});

test("the same deed is not proposed twice at a time, not even at once", async () => {
  const [proposer, second] = [await anAdmin(), await anAdmin()];
  const { id } = await aManager();
  const results = await Promise.allSettled([aProposal(proposer, id), aProposal(second, id)]);
  expect(results.filter(({ status }) => status === "rejected")).toMatchObject([
    { reason: { code: "approval.already" } },
  ]);
});

test("a manager proposes nothing of the administrators' room", async () => {
  const manager = await aManager();
  await expect(aProposal(manager as never)).rejects.toMatchObject({ code: "right.missing" });
});
