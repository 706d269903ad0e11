import "server-only";
import { listEligible } from "@/lib/approvals/eligible";
import { type Kind, kindOf, type Person } from "@/lib/approvals/kinds";
import { hashOf } from "@/lib/approvals/rules";
import type { Actor } from "@/lib/auth/actor";
import { holdRight } from "@/lib/auth/hold-right";
import type { Tx } from "@/lib/db";
import type { ProposalStatus } from "@/lib/generated/prisma/enums";
import { Refusal } from "@/lib/refusal";

export type HeldProposal = {
  id: string;
  name: string;
  kind: Kind<unknown>;
  content: unknown;
  /** The SHA-256 of kind and content that an approval is bound to. */
  fingerprint: string;
  proposer: Person;
  reason: string;
};

type Row = {
  id: string;
  kind: string;
  content: string;
  contentHash: string;
  reason: string;
  status: ProposalStatus;
  overdue: boolean;
  proposerId: string;
  role: Person["role"];
};

/** A waiting proposal, held until the transaction ends: of several answers at once, one finds it waiting. */
export async function holdProposal(tx: Tx, id: string): Promise<HeldProposal> {
  const [row] = await tx.$queryRaw<Row[]>`
    SELECT p.id, p.kind, p.content, p."contentHash", p.reason, p.status, p."expiresAt" <= now() AS overdue, p."proposerId", u.role
    FROM "Proposal" p JOIN "User" u ON u.id = p."proposerId"
    WHERE p.id = ${id}::uuid FOR UPDATE OF p`;
  if (!row) throw new Refusal("approval.missing");
  if (row.status !== "WAITING") throw new Refusal("approval.answered");
  if (row.overdue) throw new Refusal("approval.expired");
  if (hashOf(row.kind, row.content) !== row.contentHash) throw new Refusal("approval.changed");
  const kind = kindOf(row.kind);
  const content = kind.content.parse(JSON.parse(row.content));
  const proposer = { id: row.proposerId, role: row.role };
  return { id: row.id, name: row.kind, kind, content, fingerprint: row.contentHash, proposer, reason: row.reason };
}

/** Refuses whoever may not answer: oneself, the ones the content names, and who has not had the right for a day. */
export async function holdSecondPerson(tx: Tx, actor: Actor, held: HeldProposal) {
  const { kind, content, proposer } = held;
  if (proposer.id === actor.id) throw new Refusal("approval.own");
  await holdRight(tx, actor, kind.right);
  const excluded = (await kind.excludes?.(tx, content)) ?? [];
  if (excluded.includes(actor.id)) throw new Refusal("approval.concerned");
  if (!(await listEligible(tx, kind.right)).includes(actor.id)) throw new Refusal("approval.tooNew");
}

/** Refuses to do what nobody stands for any more: the proposer has gone, or has lost the right. */
export async function holdProposer(tx: Tx, { kind, proposer }: HeldProposal) {
  try {
    await holdRight(tx, proposer, kind.right);
  } catch (error) {
    throw error instanceof Refusal ? new Refusal("approval.proposerGone") : error;
  }
}
