import "server-only";
import type { Step } from "@/lib/applications/timeline";
import { db } from "@/lib/db";
import type { Prisma } from "@/lib/generated/prisma/client";
import type { DecisionOutcome } from "@/lib/generated/prisma/enums";
import type { Key } from "@/lib/vault/keys";
import { open } from "@/lib/vault/seal";

type Told = { applicationId: string; key: Key };

/** The steps of a case in order, each with who made it; a signed step brings its opinion and what was asked or given. */
export async function tellHistory({ applicationId, key }: Told) {
  const [steps, decisions] = await Promise.all([
    db.applicationEvent.findMany({
      where: { applicationId },
      orderBy: [{ at: "asc" }, { id: "asc" }],
      select: shownOfStep,
    }),
    db.decision.findMany({ where: { applicationId }, orderBy: { onVersion: "asc" }, select: shownOfDecision }),
  ]);
  return steps.map(({ id, at, kind, facts, actor }) => ({
    id,
    at,
    kind: kind as Step,
    by: actor && {
      id: actor.id,
      name: actor.staffName,
      number: actor.staffNumber,
      isCustomer: actor.role === "CUSTOMER",
    },
    facts: readable(facts, applicationId, key),
    decision: take(decisions, kind as Step, actor?.id, key),
  }));
}

export type HistoryStep = Awaited<ReturnType<typeof tellHistory>>[number];

const shownOfStep = {
  id: true,
  at: true,
  kind: true,
  facts: true,
  actor: { select: { id: true, role: true, staffName: true, staffNumber: true } },
} as const;

const shownOfDecision = {
  id: true,
  outcome: true,
  limit: true,
  opinionSealed: true,
  messageSealed: true,
  reasons: true,
  fieldsAsked: true,
  documentsAsked: true,
  managerId: true,
} as const;

type Signed = Prisma.DecisionGetPayload<{ select: typeof shownOfDecision }>;

const outcomeOf: Partial<Record<Step, DecisionOutcome>> = {
  approved: "APPROVE",
  sentForSecondSignature: "APPROVE",
  rejected: "REJECT",
  returned: "RETURN",
  sentBack: "SEND_BACK",
};

/** Decisions and the steps they made come in the same order: each step takes the first that is its own. */
function take(decisions: Signed[], step: Step, actorId: string | undefined, key: Key) {
  const index = decisions.findIndex(({ outcome, managerId }) => outcome === outcomeOf[step] && managerId === actorId);
  const [decision] = index < 0 ? [] : decisions.splice(index, 1);
  if (!decision) return null;
  const { id, opinionSealed, messageSealed, limit, reasons, fieldsAsked, documentsAsked } = decision;
  const said = (column: string, sealed: string) => open(key, { table: "Decision", column, row: id }, sealed);
  return {
    limit,
    reasons,
    fieldsAsked,
    documentsAsked,
    opinion: said("opinionSealed", opinionSealed),
    message: messageSealed && said("messageSealed", messageSealed),
  };
}

type Facts = { round?: number; profileVersion?: number; toName?: string; reason?: string };

/** What a step tells beyond its decision; the reason of a transfer is kept sealed. */
function readable(facts: unknown, applicationId: string, key: Key): Facts {
  const { round, profileVersion, toName, reasonSealed } = facts as Facts & { reasonSealed?: string };
  const place = { table: "ApplicationEvent", column: "reason", row: applicationId };
  return {
    ...(round === undefined ? {} : { round }),
    ...(profileVersion === undefined ? {} : { profileVersion }),
    ...(toName === undefined ? {} : { toName }),
    ...(reasonSealed === undefined ? {} : { reason: open(key, place, reasonSealed) }),
  };
}
