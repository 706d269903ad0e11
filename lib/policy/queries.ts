import "server-only";
import { factSpans } from "@/lib/advice/fact-fields";
import { factKinds } from "@/lib/advice/features";
import type { Manager } from "@/lib/auth/actor";
import { db } from "@/lib/db";
import { isUuid } from "@/lib/forms/address";
import { nameAndNumber } from "@/lib/named";
import { tryExamples } from "@/lib/policy/examples";
import { findingsOf } from "@/lib/policy/findings";
import { findInForce, rulesByHash, setOf } from "@/lib/policy/in-force";
import { changesFrom, stateOf } from "@/lib/policy/rules";
import { ExamplesSchema } from "@/lib/policy/schema";

const columns = {
  id: true,
  version: true,
  status: true,
  content: true,
  hash: true,
  fromVersion: true,
  revision: true,
  createdById: true,
  createdAt: true,
  editedById: true,
  editedAt: true,
  proposalId: true,
  shadowFrom: true,
  shadowUntil: true,
  publishedAt: true,
  effectiveFrom: true,
  retiredAt: true,
} as const;

/** Every version of the rules, the newest first. */
export async function listRuleSets(_manager: Manager) {
  const rows = await db.ruleSet.findMany({ orderBy: { version: "desc" }, take: 100, select: columns });
  const proposals = await proposalsOf(rows);
  const names = await namesOf(rows.map(({ editedById }) => editedById));
  const now = new Date();
  return rows.map(({ content, ...row }) => ({
    ...row,
    rules: setOf(content).rules.length,
    state: stateOf({ ...row, proposal: proposals.get(row.proposalId ?? "") ?? null }, now),
    editedBy: names.get(row.editedById ?? "") ?? null,
  }));
}

export type ShownSet = NonNullable<Awaited<ReturnType<typeof findRuleSet>>>;

/** One version with what reads oddly in it, what its examples say, and how it differs from the one in force. */
export async function findRuleSet(_manager: Manager, id: string) {
  if (!isUuid(id)) return null;
  const row = await db.ruleSet.findUnique({ where: { id }, select: { ...columns, examples: true } });
  if (!row) return null;
  const { content, examples, ...rest } = row;
  const set = setOf(content);
  const live = await findInForce(db);
  const against = await rulesByHash(db, live?.hash ?? null);
  const proposals = await proposalsOf([row]);
  const names = await namesOf([row.editedById, row.createdById]);
  return {
    ...rest,
    set,
    state: stateOf({ ...row, proposal: proposals.get(row.proposalId ?? "") ?? null }, new Date()),
    examples: tryExamples(set, ExamplesSchema.parse(examples), factKinds),
    findings: findingsOf(set, factSpans),
    against: { version: against.version, set: against, changes: changesFrom(against, set) },
    editedBy: names.get(row.editedById ?? "") ?? null,
    createdBy: names.get(row.createdById ?? "") ?? null,
  };
}

async function proposalsOf(rows: { proposalId: string | null }[]) {
  const ids = rows.flatMap(({ proposalId }) => proposalId ?? []);
  if (ids.length === 0) return new Map();
  const found = await db.proposal.findMany({ where: { id: { in: ids } }, select: { id: true, status: true } });
  return new Map(found.map(({ id, status }) => [id, status]));
}

async function namesOf(ids: (string | null)[]) {
  const wanted = ids.filter((id) => id !== null);
  const people = await db.user.findMany({
    where: { id: { in: wanted } },
    select: { id: true, staffName: true, staffNumber: true },
  });
  return new Map(people.map((one) => [one.id, nameAndNumber(one.staffName, one.staffNumber)]));
}
