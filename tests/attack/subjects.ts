import { randomUUIDv7 } from "node:crypto";
import type { Actor, Customer, Manager, Role } from "@/lib/auth/actor";
import { db } from "@/lib/db";
import type { ApplicationStatus } from "@/lib/generated/prisma/enums";
import type { Action } from "@/tests/attack/doors";
import { isId } from "@/tests/attack/forms";
import { makers } from "@/tests/attack/visitors";
import { aCompleteDraft, aCustomer, aDraft, anApplication } from "@/tests/support/make";
import { aRiskLead } from "@/tests/support/models";
import { givePassword } from "@/tests/support/passwords";

export const kinds = ["own", "other", "random", "malformed"] as const;
export type Kind = (typeof kinds)[number];

export const malformed = ["1", "-1", "9223372036854775808", "null", "a'--", "", "01900000-0000-7000-8000-00000000000g"];

/** In which state an application is when the deed can be done to it; else it is being reviewed. */
const states: Record<string, ApplicationStatus> = {
  withdraw: "SUBMITTED",
  applyAgain: "REJECTED",
  askForSecondLook: "REJECTED",
  sendAnswer: "RETURNED",
  saveLimit: "RETURNED",
  submit: "DRAFT",
  discard: "DRAFT",
  claim: "SUBMITTED",
  claimMany: "SUBMITTED",
  giveSecondSignature: "SECOND_REVIEW",
};

/** The field whose id the matrix exchanges: the thing that is acted on, not who gets it. */
export const objectField = ({ schema }: Pick<Action, "schema">) =>
  Object.entries(schema.shape).find(([name, rule]) => isId(rule) && name !== "toId")?.[0];

/** Somebody of this role may come through. */
export const roleOf = ({ gate }: Pick<Action, "gate">): Role =>
  gate === "PUBLIC" || gate.role === "PERSON" ? "CUSTOMER" : gate.role;

/** Somebody new who may do it; with a password where the form asks for the present one. */
export async function actorFor(action: Action): Promise<Actor> {
  const right = action.gate === "PUBLIC" ? undefined : action.gate.right;
  const actor = right?.startsWith("models.") ? await aRiskLead() : await makers[roleOf(action)]();
  if ("current" in action.schema.shape) await givePassword(actor.id);
  return actor;
}

/** The id of a thing of the acting person, of somebody else, of nobody, or one that is none at all. */
export async function idOf(kind: Kind, action: Action, actor: Actor): Promise<string> {
  if (kind === "random") return randomUUIDv7();
  if (kind === "malformed") return malformed[action.name.length % malformed.length]!;
  const owner = kind === "own" ? actor : await makers[actor.role]();
  const field = objectField(action) ?? "";
  const deed = action.name.split(" ").at(-1)!;
  const customer = owner.role === "CUSTOMER" ? (owner as Customer) : await aCustomer();
  if (/^documentId/.test(field)) return (await aCompleteDraft(customer)).documentIds[0]!;
  if (/^applicationId/.test(field))
    return kind === "other" ? othersCase(deed, customer, owner, actor) : ownCase(deed, customer, owner);
  // Every customer is every manager's; a colleague is no customer.
  if (/customerId/.test(field)) return kind === "other" ? owner.id : customer.id;
  return owner.id;
}

/** A colleague's case that was looked at just now: after a silence it may be taken over. */
async function attendedCase(customer: Customer, colleague: Manager) {
  const id = await applicationIn("IN_REVIEW", customer, colleague);
  await db.application.update({ where: { id }, data: { attendedAt: new Date() }, select: { id: true } });
  return id;
}

/** What nobody has in hand may be taken by any manager, and signed second by any but the first: those are nobody's own. */
function othersCase(deed: string, customer: Customer, owner: Actor, actor: Actor) {
  if (actor.role === "CUSTOMER") return applicationIn(states[deed] ?? "IN_REVIEW", customer, null);
  if (deed === "giveSecondSignature") return applicationIn("SECOND_REVIEW", customer, actor as Manager);
  return attendedCase(customer, owner as Manager);
}

function ownCase(deed: string, customer: Customer, owner: Actor) {
  const status = states[deed] ?? "IN_REVIEW";
  const inHand = owner.role === "MANAGER" && status !== "SECOND_REVIEW";
  return applicationIn(status, customer, inHand ? (owner as Manager) : null);
}

async function applicationIn(status: ApplicationStatus, customer: Customer, manager: Manager | null) {
  if (status === "DRAFT") return (await aDraft(customer)).id;
  return (await anApplication({ status, customer, ...(manager ? { manager } : {}) })).id;
}
