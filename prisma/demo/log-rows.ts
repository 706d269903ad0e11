import type { LogAction, LogDetail } from "@/lib/audit/actions";
import { days } from "./calendar";
import { uuidAt } from "./ids";
import type { Journal } from "./journal";
import type { Plan } from "./plan";
import type { Random } from "./random";
import { json, moment } from "./sheets";
import type { MadeCustomer } from "./story";
import type { Writer } from "./writer";

/** A demo's log is whole, and old enough for the eldest to be deleted; a crowd's is kept short. */
const keptDays = { demo: 1_500, crowd: 3 };

type Deed = { [A in LogAction]: { action: A; detail: LogDetail[A] } }[LogAction];
type Entry = Deed & { at: number; by: { id: string; role: string }; objectId: string | null };

/** What the operation log says of a customer's last weeks. */
export function writeLog(writer: Writer, random: Random, plan: Plan, made: MadeCustomer) {
  const { id } = made.person;
  const since = plan.today - days(keptDays[plan.mix]);
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
    writer.row("OperationLogDraft", [
      uuidAt(random, at),
      moment(at),
      by.id,
      by.role,
      action,
      id,
      objectId,
      null,
      json(detail),
    ]);
}

function deedsOf(journal: Journal, customer: Entry["by"], customerNumber: string | null): Entry[] {
  return journal.steps.map((step): Entry => {
    const by = step.by ? { id: step.by.id, role: "MANAGER" } : customer;
    return { at: step.at, by, objectId: journal.id, ...deedOf(step, journal.number ?? "", customerNumber ?? "") };
  });
}

function deedOf(step: Journal["steps"][number], number: string, customerNumber: string): Deed {
  switch (step.kind) {
    case "submitted":
    case "claimed":
    case "released":
      return { action: `application.${step.kind}`, detail: { number } };
    case "transferred":
      return { action: "application.transferred", detail: { number, toId: step.to.id } };
    case "answered":
      return { action: "application.answered", detail: { round: step.round + 1 } };
    case "returned":
      return { action: "application.returned", detail: { fields: step.fields, documents: step.documents } };
    case "rejected":
      return { action: "application.rejected", detail: { reasons: step.reasons } };
    case "approved":
      return { action: "application.approved", detail: { limit: String(step.limit), customerNumber } };
    case "sentForSecondSignature":
      return { action: "application.sentForSecondSignature", detail: { limit: String(step.limit) } };
    case "sentBack":
    case "withdrawn":
      return { action: `application.${step.kind}`, detail: {} };
  }
}
