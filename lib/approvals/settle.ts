import "server-only";
import { type HeldProposal, holdProposal, holdProposer } from "@/lib/approvals/hold";
import { record, theBank } from "@/lib/audit/record";
import { db, type Tx, transaction } from "@/lib/db";
import { enqueueMail } from "@/lib/mail/enqueue";
import { Refusal } from "@/lib/refusal";

/** Does what nobody else could approve and whose 72 hours are over, and lays aside what nobody answered in time. */
export async function settleProposals(): Promise<void> {
  await layAside();
  const due = await db.$queryRaw<{ id: string }[]>`
    SELECT id FROM "Proposal" WHERE status = 'WAITING' AND "takesEffectAt" <= now() ORDER BY "takesEffectAt"`;
  for (const { id } of due) {
    try {
      await transaction((tx) => takeEffect(tx, id));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      await transaction((tx) => fail(tx, id, error.code)).catch(unlessAnswered);
    }
  }
}

/** Somebody answered in the meantime: that is no fault. */
function unlessAnswered(error: unknown) {
  if (!(error instanceof Refusal)) throw error;
}

async function takeEffect(tx: Tx, id: string) {
  const held = await holdProposal(tx, id);
  await holdProposer(tx, held);
  await close(tx, held, "TOOK_EFFECT", null);
  await held.kind.apply(tx, { ...held, approver: null }, held.content);
}

async function fail(tx: Tx, id: string, code: string) {
  await close(tx, await holdProposal(tx, id), "FAILED", code);
}

async function close(tx: Tx, held: HeldProposal, status: "TOOK_EFFECT" | "FAILED", answer: string | null) {
  await tx.$executeRaw`
    UPDATE "Proposal" SET status = ${status}::"ProposalStatus", "decidedAt" = now(), answer = ${answer}
    WHERE id = ${held.id}::uuid`;
  const action = status === "FAILED" ? "approval.failed" : "approval.tookEffect";
  const detail = { kind: held.name, hash: held.fingerprint, proposerId: held.proposer.id };
  await record(tx, theBank, action, { subjectId: held.proposer.id, objectId: held.id, detail });
  await enqueueMail(tx, held.proposer.id, "PROPOSAL_DECIDED", { proposalId: held.id });
}

function layAside() {
  return transaction(async (tx) => {
    const expired = await tx.$queryRaw<{ id: string; kind: string; contentHash: string; proposerId: string }[]>`
      UPDATE "Proposal" SET status = 'EXPIRED', "decidedAt" = now()
      WHERE status = 'WAITING' AND "expiresAt" <= now()
      RETURNING id, kind, "contentHash", "proposerId"`;
    for (const { id, kind, contentHash, proposerId } of expired) {
      const detail = { kind, hash: contentHash, proposerId };
      await record(tx, theBank, "approval.expired", { subjectId: proposerId, objectId: id, detail });
      await enqueueMail(tx, proposerId, "PROPOSAL_DECIDED", { proposalId: id });
    }
  });
}
