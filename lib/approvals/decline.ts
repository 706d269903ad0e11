import "server-only";
import { holdProposal, holdSecondPerson } from "@/lib/approvals/hold";
import type { Declining } from "@/lib/approvals/schema";
import { record } from "@/lib/audit/record";
import type { Actor } from "@/lib/auth/actor";
import { transaction } from "@/lib/db";
import { enqueueMail } from "@/lib/mail/enqueue";

/** The second person says no, and why: nothing is done. */
export function decline(decider: Actor, { proposalId, reason }: Declining): Promise<void> {
  return transaction(async (tx) => {
    const held = await holdProposal(tx, proposalId);
    await holdSecondPerson(tx, decider, held);
    await tx.$executeRaw`
      UPDATE "Proposal" SET status = 'DECLINED', "decidedById" = ${decider.id}::uuid, "decidedAt" = now(),
        answer = ${reason}
      WHERE id = ${held.id}::uuid`;
    const detail = { kind: held.name, hash: held.fingerprint, proposerId: held.proposer.id };
    await record(tx, decider, "approval.declined", { subjectId: held.proposer.id, objectId: held.id, detail });
    await enqueueMail(tx, held.proposer.id, "PROPOSAL_DECIDED", { proposalId: held.id });
  });
}
