import type { LogAction } from "@/lib/audit/actions";
import { days } from "./calendar";
import { uuidAt } from "./ids";
import type { Journal } from "./journal";
import type { Plan } from "./plan";
import type { Random } from "./random";
import { moment } from "./sheets";
import type { MadeCustomer } from "./story";
import type { Writer } from "./writer";

/** Older entries have been archived. */
const keptDays = 30;

type Entry = {
  at: number;
  by: { id: string; role: string };
  action: LogAction;
  objectId: string | null;
  detail: object;
};

/** What the operation log says of a customer's last weeks. */
export function writeLog(writer: Writer, random: Random, plan: Plan, made: MadeCustomer) {
  const { id } = made.person;
  const since = plan.today - days(keptDays);
  const customer = { id, role: "CUSTOMER" };
  const entries: Entry[] = [];
  if (made.person.registeredAt > since)
    entries.push({
      at: made.person.registeredAt,
      by: customer,
      action: "account.registered",
      objectId: null,
      detail: { consentVersion: plan.consents[0]![1] },
    });
  for (const { at, outcome } of made.visits)
    if (at > since && outcome === "SUCCEEDED")
      entries.push({ at, by: customer, action: "session.started", objectId: null, detail: {} });
  for (const journal of made.history.applications)
    if (journal.updatedAt > since)
      entries.push(...deedsOf(journal, customer, made.number).filter(({ at }) => at > since));
  for (const { at, by, action, objectId, detail } of entries)
    writer.row("OperationLogEntry", [
      uuidAt(random, at),
      moment(at),
      by.id,
      by.role,
      action,
      id,
      objectId,
      null,
      JSON.stringify(detail),
    ]);
}

function deedsOf(journal: Journal, customer: Entry["by"], customerNumber: string | null): Entry[] {
  return journal.steps.flatMap((step): Entry[] => {
    const action = actions[step.kind];
    if (!action) return [];
    const by = step.by ? { id: step.by.id, role: "MANAGER" } : customer;
    return [{ at: step.at, by, action, objectId: journal.id, detail: detailOf(step, journal, customerNumber) }];
  });
}

const actions: Partial<Record<Journal["steps"][number]["kind"], LogAction>> = {
  submitted: "application.submitted",
  answered: "application.answered",
  withdrawn: "application.withdrawn",
  returned: "application.returned",
  rejected: "application.rejected",
  approved: "application.approved",
  sentForSecondSignature: "application.sentForSecondSignature",
  sentBack: "application.sentBack",
};

function detailOf(step: Journal["steps"][number], { number }: Journal, customerNumber: string | null) {
  switch (step.kind) {
    case "submitted":
      return { number, round: 1 };
    case "answered":
      return { round: step.round + 1 };
    case "returned":
      return { fields: step.fields, documents: step.documents };
    case "rejected":
      return { reasons: step.reasons };
    case "approved":
      return { limit: String(step.limit), customerNumber };
    case "sentForSecondSignature":
      return { limit: String(step.limit) };
    default:
      return {};
  }
}
