import type { Step } from "@/lib/applications/timeline";
import type { DecisionOutcome } from "@/lib/generated/prisma/enums";
import type { StoredCase } from "@/lib/reviews/read-case";
import type { Key } from "@/lib/vault/keys";
import { open } from "@/lib/vault/seal";

type Told = Pick<StoredCase, "id" | "events" | "decisions">;

/** The steps of a case in order, each with who made it; a signed step brings its opinion and what was asked or given. */
export function tellHistory({ id: applicationId, events, decisions }: Told, key: Key) {
  const signed = [...decisions];
  return events.map(({ id, at, kind, facts, actorId, role, staffName, staffNumber }) => ({
    id,
    at: new Date(at),
    kind: kind as Step,
    by:
      actorId === null ? null : { id: actorId, name: staffName, number: staffNumber, isCustomer: role === "CUSTOMER" },
    facts: readable(facts, applicationId, key),
    decision: take(signed, kind as Step, actorId, key),
  }));
}

const outcomeOf: Partial<Record<Step, DecisionOutcome>> = {
  approved: "APPROVE",
  sentForSecondSignature: "APPROVE",
  rejected: "REJECT",
  returned: "RETURN",
  sentBack: "SEND_BACK",
};

/** Decisions and the steps they made come in the same order: each step takes the first that is its own. */
function take(decisions: StoredCase["decisions"], step: Step, actorId: string | null, key: Key) {
  const index = decisions.findIndex(({ outcome, managerId }) => outcome === outcomeOf[step] && managerId === actorId);
  const [decision] = index < 0 ? [] : decisions.splice(index, 1);
  if (!decision) return null;
  const { id, opinionSealed, messageSealed, limit, reasons, fieldsAsked, documentsAsked } = decision;
  const said = (column: string, sealed: string) => open(key, { table: "Decision", column, row: id }, sealed);
  return {
    limit: limit === null ? null : BigInt(limit),
    reasons: reasons ?? [],
    fieldsAsked: fieldsAsked ?? [],
    documentsAsked: documentsAsked ?? [],
    opinion: said("opinionSealed", opinionSealed),
    message: messageSealed && said("messageSealed", messageSealed),
  };
}

type Facts = { round?: number; profileVersion?: number; toName?: string; reason?: string };

/** What a step tells beyond its decision; the reason of a transfer is kept sealed. */
function readable(facts: object, applicationId: string, key: Key): Facts {
  const { reasonSealed, ...plain } = facts as Facts & { reasonSealed?: string };
  if (reasonSealed === undefined) return plain;
  const place = { table: "ApplicationEvent", column: "reason", row: applicationId };
  return { ...plain, reason: open(key, place, reasonSealed) };
}
