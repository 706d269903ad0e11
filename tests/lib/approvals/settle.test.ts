import { expect, test } from "vitest";
import { approve } from "@/lib/approvals/approve";
import { propose } from "@/lib/approvals/propose";
import { settleProposals } from "@/lib/approvals/settle";
import { withdraw } from "@/lib/approvals/withdraw";
import type { Admin } from "@/lib/auth/actor";
import { db, transaction } from "@/lib/db";
import { aManager, anAdmin, dismiss } from "@/tests/support/make";
import { asOwner } from "@/tests/support/owner";

/** Proposed so many hours ago. */
async function proposedBefore(hours: number, proposer: Admin) {
  const { id: staffId } = await aManager();
  const { id, alone } = await transaction((tx) =>
    propose(tx, proposer, { kind: "staff.grantAdmin", content: { how: "promote", staffId }, reason: "人手不够" }),
  );
  const earlier = ["proposedAt", "expiresAt", "takesEffectAt"].map(
    (column) => `"${column}" = "${column}" - interval '${hours} hours'`,
  );
  await asOwner(
    `set session_replication_role = replica; update "Proposal" set ${earlier.join(", ")} where id = '${id}'`,
  );
  return { id, alone, staffId };
}

const statusOf = async (id: string) =>
  db.proposal.findUniqueOrThrow({ where: { id }, select: { status: true, answer: true } });
const roleOf = async (id: string) => (await db.user.findUniqueOrThrow({ where: { id }, select: { role: true } })).role;

test("[AZ-08] what the only administrator proposes takes effect after 72 hours, and all administrators are told", async () => {
  const only = await anAdmin();
  const auditor = await anAdmin({ template: "auditor" });
  const early = await proposedBefore(71, only);
  expect(early.alone).toBe(true);
  const told = await db.mail.findMany({ where: { template: "PROPOSAL_ALONE" }, select: { userId: true } });
  expect(told.map(({ userId }) => userId).toSorted()).toEqual([only.id, auditor.id].toSorted());
  const due = await proposedBefore(73, only);

  await settleProposals();

  expect([await roleOf(early.staffId), await roleOf(due.staffId)]).toEqual(["MANAGER", "ADMIN"]);
  expect(await statusOf(due.id)).toEqual({ status: "TOOK_EFFECT", answer: null });
  expect(await db.operationLogEntry.count({ where: { action: "approval.tookEffect", actorId: null } })).toBe(1);
});

test("[AZ-08] a deed that waits for its time can be withdrawn, and a new administrator may approve it before", async () => {
  const only = await anAdmin();
  const taken = await proposedBefore(1, only);
  await withdraw(only, { proposalId: taken.id });
  const waiting = await proposedBefore(1, only);
  const second = await anAdmin();
  const { contentHash: fingerprint } = await db.proposal.findUniqueOrThrow({
    where: { id: waiting.id },
    select: { contentHash: true },
  });
  await approve(second, { proposalId: waiting.id, fingerprint });
  expect([await roleOf(taken.staffId), await roleOf(waiting.staffId)]).toEqual(["MANAGER", "ADMIN"]);
});

test("[AZ-08] what two people have to do never happens by itself: without an answer it expires", async () => {
  const [proposer, second] = [await anAdmin(), await anAdmin()];
  const waiting = await proposedBefore(100, proposer);
  const old = await proposedBefore(8 * 24, proposer);
  const { contentHash: fingerprint } = await db.proposal.findUniqueOrThrow({
    where: { id: old.id },
    select: { contentHash: true },
  });
  await expect(approve(second, { proposalId: old.id, fingerprint })).rejects.toMatchObject({
    code: "approval.expired",
  });
  await settleProposals();
  expect([(await statusOf(waiting.id)).status, (await statusOf(old.id)).status]).toEqual(["WAITING", "EXPIRED"]);
  expect([await roleOf(waiting.staffId), await roleOf(old.staffId)]).toEqual(["MANAGER", "MANAGER"]);
});

test("[AZ-08] what cannot be done any more when its time comes says why and changes nothing", async () => {
  const only = await anAdmin();
  const { id, staffId } = await proposedBefore(73, only);
  await dismiss({ id: staffId } as never);
  await settleProposals();
  expect(await statusOf(id)).toEqual({ status: "FAILED", answer: "staff.changed" });
  const gone = await proposedBefore(73, only);
  await dismiss(only);
  await settleProposals();
  expect(await statusOf(gone.id)).toEqual({ status: "FAILED", answer: "approval.proposerGone" });
});

test("several processes settling at once do each deed once", async () => {
  const { staffId } = await proposedBefore(73, await anAdmin());
  await Promise.all([settleProposals(), settleProposals(), settleProposals()]);
  expect(await roleOf(staffId)).toBe("ADMIN");
  expect(await db.operationLogEntry.count({ where: { action: "staff.roleChanged" } })).toBe(1);
});
