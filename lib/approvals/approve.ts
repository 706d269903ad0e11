import "server-only";
import { holdProposal, holdProposer, holdSecondPerson } from "@/lib/approvals/hold";
import type { Approval } from "@/lib/approvals/schema";
import { record } from "@/lib/audit/record";
import type { Actor } from "@/lib/auth/actor";
import { transaction } from "@/lib/db";
import { enqueueMail } from "@/lib/mail/enqueue";
import { Refusal } from "@/lib/refusal";

/**
 * The second person approves exactly what the page showed, and in that moment it is done.
 * A refusal of the deed itself undoes the approval.
 */
export function approve(approver: Actor, { proposalId, fingerprint }: Approval): Promise<void> {
  return transaction(async (tx) => {
    const held = await holdProposal(tx, proposalId);
    if (held.fingerprint !== fingerprint) throw new Refusal("approval.changed");
    await holdSecondPerson(tx, approver, held);
    await holdProposer(tx, held);
    await tx.$executeRaw`
      UPDATE "Proposal" SET status = 'APPROVED', "decidedById" = ${approver.id}::uuid, "decidedAt" = now()
      WHERE id = ${held.id}::uuid`;
    const detail = { kind: held.name, hash: held.fingerprint, proposerId: held.proposer.id };
    await record(tx, approver, "approval.approved", { subjectId: held.proposer.id, objectId: held.id, detail });
    await held.kind.apply(tx, { ...held, approver }, held.content);
    await enqueueMail(tx, held.proposer.id, "PROPOSAL_DECIDED", { proposalId: held.id });
  });
}
