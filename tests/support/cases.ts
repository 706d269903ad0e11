import { randomUUIDv7 } from "node:crypto";
import { freeze } from "@/lib/applications/answers";
import type { Customer, Manager } from "@/lib/auth/actor";
import { readProfile } from "@/lib/customers/read-profile";
import { db } from "@/lib/db";
import type { ApplicationStatus, DocumentKind } from "@/lib/generated/prisma/enums";
import { seal } from "@/lib/vault/seal";
import { aCustomer, aManager, keyOf, next } from "@/tests/support/people";

type DraftChanges = { productCode?: string | null; requestedLimit?: bigint | null; previousApplicationId?: string };

/** A draft: a standard card with 30,000 yuan, unless told. */
export async function aDraft(customer: Customer, changes: DraftChanges = {}) {
  return db.application.create({
    data: { customerId: customer.id, productCode: "STANDARD", requestedLimit: 3_000_000n, ...changes },
    select: { id: true, version: true },
  });
}

/** A draft with every document a resident ID and a salary ask for. */
export async function aCompleteDraft(customer: Customer, changes: DraftChanges = {}) {
  const draft = await aDraft(customer, changes);
  const documentIds: string[] = [];
  for (const kind of ["ID_FRONT", "ID_BACK", "INCOME_PROOF"] as const)
    documentIds.push((await aDocument(customer, draft.id, kind)).id);
  return { ...draft, documentIds };
}

/** The row of an uploaded document; its bytes exist nowhere. */
export function aDocument(customer: Customer, applicationId: string, kind: DocumentKind = "ID_FRONT") {
  return db.document.create({
    data: {
      customerId: customer.id,
      applicationId,
      kind,
      mime: "image/jpeg",
      bytes: 1_000,
      storageKey: `${customer.id}:${randomUUIDv7()}`,
    },
    select: { id: true, storageKey: true },
  });
}

type ApplicationChanges = {
  customer?: Customer;
  manager?: Manager;
  status?: Exclude<ApplicationStatus, "DRAFT">;
  productCode?: string;
  requestedLimit?: bigint;
  grantedLimit?: bigint;
  submittedAt?: Date;
  returnedAt?: Date;
  dueAt?: Date;
  reapplyFrom?: Date;
  reasons?: string[];
  fieldsAsked?: string[];
  documentsAsked?: DocumentKind[];
  message?: string;
};

const claimed = ["IN_REVIEW", "RETURNED", "SECOND_REVIEW", "APPROVED", "REJECTED"];
const decided = ["APPROVED", "REJECTED"];

/** An application that was sent, in any state, with what belongs to it: answers, decision, timeline. */
export async function anApplication(changes: ApplicationChanges = {}) {
  const status = changes.status ?? "SUBMITTED";
  const customer = changes.customer ?? (await aCustomer());
  const manager = claimed.includes(status) ? (changes.manager ?? (await aManager())) : null;
  const { productCode = "STANDARD", requestedLimit = 3_000_000n } = changes;
  const submittedAt = changes.submittedAt ?? new Date(Date.now() - 2 * day);
  const { id } = await db.application.create({
    data: {
      customerId: customer.id,
      number: `XK20261120-${String(next()).padStart(6, "0")}`,
      productCode,
      requestedLimit,
      status,
      round: 1,
      managerId: manager?.id ?? null,
      submittedAt,
      dueAt: changes.dueAt ?? new Date(submittedAt.getTime() + 7 * day),
      claimedAt: manager ? new Date(submittedAt.getTime() + day / 2) : null,
      returnedAt: status === "RETURNED" ? (changes.returnedAt ?? new Date(Date.now() - day)) : null,
      decidedAt: decided.includes(status) ? new Date(Date.now() - day / 4) : null,
      grantedLimit: ["APPROVED", "SECOND_REVIEW"].includes(status) ? (changes.grantedLimit ?? 2_500_000n) : null,
      reapplyFrom: status === "REJECTED" ? (changes.reapplyFrom ?? new Date(Date.now() - day / 4)) : null,
    },
    select: { id: true },
  });
  await freezeAnswers(customer, id, { productCode, requestedLimit, submittedAt });
  await addSteps(id, { customer, manager, status, submittedAt });
  if (manager) await addDecision(id, { ...changes, customer, manager, status });
  return { id, customer, manager, version: 1 };
}

const day = 24 * 3_600_000;

async function freezeAnswers(customer: Customer, applicationId: string, draft: Draft & { submittedAt: Date }) {
  const id = randomUUIDv7();
  const { profile, email, key, version } = await readProfile(db, customer.id);
  const { answers, identity } = freeze(profile, draft, email);
  const place = { table: "Submission", column: "identitySealed", row: id };
  await db.submission.create({
    data: {
      id,
      applicationId,
      round: 1,
      submittedAt: draft.submittedAt,
      profileVersion: version,
      declaration: "1",
      answers,
      identitySealed: seal(key, place, JSON.stringify(identity)),
    },
    select: { id: true },
  });
}

type Draft = { productCode: string; requestedLimit: bigint };

type Made = { customer: Customer; manager: Manager | null; status: ApplicationStatus; submittedAt: Date };

async function addSteps(applicationId: string, { customer, manager, status, submittedAt }: Made) {
  const at = (halves: number) => new Date(submittedAt.getTime() + (halves * day) / 2);
  const steps = [{ kind: "submitted", actorId: customer.id, at: at(0), facts: { round: 1 } }];
  if (manager) steps.push({ kind: "claimed", actorId: manager.id, at: at(1), facts: {} as { round: number } });
  const last = lastStep[status];
  if (last) {
    const [kind, facts] = last;
    const actorId = status === "WITHDRAWN" ? customer.id : (manager?.id ?? customer.id);
    steps.push({ kind, actorId, at: at(2), facts: facts as { round: number } });
  }
  await db.applicationEvent.createMany({ data: steps.map((step) => ({ applicationId, ...step })) });
}

const lastStep: Partial<Record<ApplicationStatus, [string, object]>> = {
  RETURNED: ["returned", { fields: ["monthlyIncome"], documents: [] }],
  SECOND_REVIEW: ["sentForSecondSignature", { limit: "2500000" }],
  APPROVED: ["approved", { limit: "2500000" }],
  REJECTED: ["rejected", { reasons: [] }],
  WITHDRAWN: ["withdrawn", {}],
};

const outcomes: Partial<Record<ApplicationStatus, "APPROVE" | "REJECT" | "RETURN">> = {
  RETURNED: "RETURN",
  SECOND_REVIEW: "APPROVE",
  APPROVED: "APPROVE",
  REJECTED: "REJECT",
};

type Decided = ApplicationChanges & { customer: Customer; manager: Manager; status: ApplicationStatus };

async function addDecision(applicationId: string, made: Decided) {
  const outcome = outcomes[made.status];
  if (!outcome) return;
  const id = randomUUIDv7();
  const key = await keyOf(made.customer.id);
  const sealed = (column: string, text: string) => seal(key, { table: "Decision", column, row: id }, text);
  await db.decision.create({
    data: {
      id,
      applicationId,
      onVersion: 0,
      round: 1,
      step: "FIRST",
      outcome,
      limit: outcome === "APPROVE" ? (made.grantedLimit ?? 2_500_000n) : null,
      opinionSealed: sealed("opinionSealed", "收入与已有还款相符，资料齐全。"),
      reasons: made.reasons ?? [],
      fieldsAsked: outcome === "RETURN" ? (made.fieldsAsked ?? ["monthlyIncome"]) : [],
      documentsAsked: outcome === "RETURN" ? (made.documentsAsked ?? []) : [],
      messageSealed: outcome === "RETURN" ? sealed("messageSealed", made.message ?? "请核对月收入。") : null,
      managerId: made.manager.id,
    },
    select: { id: true },
  });
}
