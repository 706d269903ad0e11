import "server-only";
import { listEligible } from "@/lib/approvals/eligible";
import { type KindName, kindOf, kinds, type Told } from "@/lib/approvals/kinds";
import type { ProposalFilters } from "@/lib/approvals/schema";
import type { Actor, Role } from "@/lib/auth/actor";
import { rightRoles } from "@/lib/auth/rights";
import { db } from "@/lib/db";
import { isUuid } from "@/lib/forms/address";
import { nameAndNumber } from "@/lib/named";

/** The kinds that belong into a room: their right is one of its role. */
const kindsOf = (role: Role) =>
  (Object.keys(kinds) as KindName[]).filter((name) => rightRoles[kinds[name].right] === role);

const person = { select: { id: true, staffName: true, staffNumber: true } };
const columns = {
  id: true,
  kind: true,
  content: true,
  status: true,
  proposedAt: true,
  expiresAt: true,
  takesEffectAt: true,
  decidedAt: true,
  proposer: person,
  decidedBy: person,
};

/** A page of the proposals of the actor's room: those that wait for others, one's own that wait, and all that are over. */
export async function listProposals(actor: Actor, { view, after }: ProposalFilters, size = 50) {
  const mine = {
    waiting: { status: "WAITING" as const, proposerId: { not: actor.id } },
    own: { status: "WAITING" as const, proposerId: actor.id },
    past: { status: { not: "WAITING" as const } },
  };
  const rows = await db.proposal.findMany({
    where: { ...mine[view], kind: { in: kindsOf(actor.role) }, ...(after ? { id: { lt: after } } : {}) },
    orderBy: { id: "desc" },
    take: size + 1,
    select: columns,
  });
  const page = rows.slice(0, size).map((row) => ({ ...row, kind: row.kind as KindName, told: toldBy(row) }));
  const names = await namesOf(page.flatMap(({ told }) => told));
  return { rows: page, names, after: rows.length > size ? (page.at(-1)?.id ?? null) : null };
}

/** How many proposals of others wait for somebody with the actor's rights. */
export async function countWaiting(actor: Actor): Promise<number> {
  const own = kindsOf(actor.role).filter((name) => actor.rights.has(kinds[name].right));
  if (own.length === 0) return 0;
  return db.proposal.count({ where: { status: "WAITING", kind: { in: own }, proposerId: { not: actor.id } } });
}

/** A proposal with its exact content, and what the actor may do with it. */
export async function findProposal(actor: Actor, id: string) {
  if (!isUuid(id)) return null;
  const row = await db.proposal.findFirst({
    where: { id, kind: { in: kindsOf(actor.role) } },
    select: { ...columns, contentHash: true, reason: true, answer: true },
  });
  if (!row) return null;
  const told = toldBy(row);
  const waiting = row.status === "WAITING" && row.expiresAt > new Date();
  const own = row.proposer.id === actor.id;
  return {
    ...row,
    kind: row.kind as KindName,
    told,
    names: await namesOf(told),
    may: { answer: waiting && !own && (await mayAnswer(actor, row)), withdraw: waiting && own },
  };
}

type Stored = { kind: string; content: string };

function toldBy({ kind, content }: Stored): Told[] {
  const { tell, content: shape } = kindOf(kind);
  return tell(shape.parse(JSON.parse(content)));
}

async function mayAnswer(actor: Actor, { kind: name, content }: Stored) {
  const kind = kindOf(name);
  if (!actor.rights.has(kind.right)) return false;
  const excluded = (await kind.excludes?.(db, kind.content.parse(JSON.parse(content)))) ?? [];
  return !excluded.includes(actor.id) && (await listEligible(db, kind.right)).includes(actor.id);
}

/** Name and staff number of everybody whom the proposals speak of. */
async function namesOf(told: Told[]): Promise<Map<string, string>> {
  const ids = told.flatMap((one) => ("person" in one ? [one.person] : []));
  const people = await db.user.findMany({
    where: { id: { in: [...new Set(ids)] } },
    select: { id: true, staffName: true, staffNumber: true },
  });
  return new Map(people.map((one) => [one.id, nameAndNumber(one.staffName, one.staffNumber)]));
}
