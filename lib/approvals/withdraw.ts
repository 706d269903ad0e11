import "server-only";
import { holdProposal } from "@/lib/approvals/hold";
import type { Withdrawal } from "@/lib/approvals/schema";
import { record } from "@/lib/audit/record";
import type { Actor } from "@/lib/auth/actor";
import { transaction } from "@/lib/db";
import { Refusal } from "@/lib/refusal";

/** The proposer takes the own proposal back while it waits. */
export function withdraw(proposer: Actor, { proposalId }: Withdrawal): Promise<void> {
  return transaction(async (tx) => {
    const held = await holdProposal(tx, proposalId);
    if (held.proposer.id !== proposer.id) throw new Refusal("approval.notYours");
    await tx.$executeRaw`
      UPDATE "Proposal" SET status = 'WITHDRAWN', "decidedById" = ${proposer.id}::uuid, "decidedAt" = now()
      WHERE id = ${held.id}::uuid`;
    const detail = { kind: held.name, hash: held.fingerprint };
    await record(tx, proposer, "approval.withdrawn", { objectId: held.id, detail });
  });
}
