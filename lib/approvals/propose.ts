import "server-only";
import { randomUUIDv7 } from "node:crypto";
import { listEligible } from "@/lib/approvals/eligible";
import { type ContentOf, type KindName, kindOf } from "@/lib/approvals/kinds";
import { aloneHours, exactText, hashOf, lifeHours } from "@/lib/approvals/rules";
import { record } from "@/lib/audit/record";
import type { Actor } from "@/lib/auth/actor";
import { holdRight } from "@/lib/auth/hold-right";
import type { Tx } from "@/lib/db";
import { enqueueMail } from "@/lib/mail/enqueue";
import { Refusal } from "@/lib/refusal";

type Asked<K extends KindName> = { kind: K; content: ContentOf<K>; reason: string };

/**
 * Puts a deed before a second person. Where nobody else may approve, it is done by itself after 72 hours, all
 * administrators are told, and it can be withdrawn meanwhile. The same deed is not proposed twice at a time.
 */
export async function propose<K extends KindName>(tx: Tx, proposer: Actor, { kind, content, reason }: Asked<K>) {
  const { right, excludes, content: shape } = kindOf(kind);
  await holdRight(tx, proposer, right);
  const parsed = shape.parse(content);
  const text = exactText(parsed);
  const contentHash = hashOf(kind, text);
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext(${contentHash}))`;
  const same = await tx.proposal.count({ where: { kind, contentHash, status: "WAITING" } });
  if (same > 0) throw new Refusal("approval.already");

  const not = new Set([proposer.id, ...((await excludes?.(tx, parsed)) ?? [])]);
  const others = (await listEligible(tx, right)).filter((id) => !not.has(id));
  const alone = others.length === 0;
  const id = randomUUIDv7();
  await tx.$executeRaw`
    INSERT INTO "Proposal" (id, kind, content, "contentHash", reason, "proposerId", "expiresAt", "takesEffectAt")
    VALUES (${id}::uuid, ${kind}, ${text}, ${contentHash}, ${reason}, ${proposer.id}::uuid,
            now() + ${lifeHours}::int * interval '1 hour',
            CASE WHEN ${alone} THEN now() + ${aloneHours}::int * interval '1 hour' END)`;
  await record(tx, proposer, "approval.proposed", { objectId: id, detail: { kind, hash: contentHash, alone } });
  if (alone) await tellAdministrators(tx, id);
  else for (const other of others) await enqueueMail(tx, other, "PROPOSAL_WAITING", { proposalId: id });
  return { id, alone };
}

async function tellAdministrators(tx: Tx, proposalId: string) {
  const administrators = await tx.user.findMany({ where: { role: "ADMIN", status: "ACTIVE" }, select: { id: true } });
  for (const { id } of administrators) await enqueueMail(tx, id, "PROPOSAL_ALONE", { proposalId });
}
