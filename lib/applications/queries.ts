import "server-only";
import { z } from "zod";
import { draftDays, nextStep } from "@/lib/applications/next-step";
import type { Customer } from "@/lib/auth/actor";
import { db } from "@/lib/db";
import { keyFacts } from "@/lib/products/queries";
import { addDays } from "@/lib/time";
import { unwrapPersonKey } from "@/lib/vault/person";
import { open } from "@/lib/vault/seal";

export type Draft = NonNullable<Awaited<ReturnType<typeof findDraft>>>;

/** The customer's draft with its card and documents, or null. */
export async function findDraft(customer: Customer) {
  const draft = await db.application.findFirst({
    where: { customerId: customer.id, status: "DRAFT" },
    select: {
      id: true,
      version: true,
      productCode: true,
      requestedLimit: true,
      previousApplicationId: true,
      updatedAt: true,
      product: { select: keyFacts },
      customer: { select: { updatedAt: true, version: true } },
      documents: {
        where: { removedAt: null },
        orderBy: { uploadedAt: "asc" },
        select: { id: true, kind: true, mime: true, bytes: true, pages: true },
      },
    },
  });
  if (!draft) return null;
  const { customer: profile, ...rest } = draft;
  const savedAt = profile.updatedAt > draft.updatedAt ? profile.updatedAt : draft.updatedAt;
  return { ...rest, profileVersion: profile.version, savedAt, keptUntil: addDays(savedAt, draftDays) };
}

/** What the customer has sent, newest first. */
export function listApplications(customer: Customer) {
  return db.application.findMany({
    where: { customerId: customer.id, status: { not: "DRAFT" } },
    orderBy: [{ submittedAt: "desc" }, { id: "desc" }],
    take: 100,
    select: {
      id: true,
      number: true,
      productCode: true,
      status: true,
      submittedAt: true,
      dueAt: true,
      decidedAt: true,
      manager: { select: { staffName: true, staffNumber: true } },
    },
  });
}

export type FollowedApplication = NonNullable<Awaited<ReturnType<typeof findApplication>>>;

/** One application as its customer may see it: no opinion, no proposed limit. Another's, or none: null. */
export async function findApplication(customer: Customer, id: string) {
  if (!z.uuid().safeParse(id).success) return null;
  const found = await db.application.findFirst({
    where: { id, customerId: customer.id, status: { not: "DRAFT" } },
    select: {
      id: true,
      number: true,
      version: true,
      productCode: true,
      status: true,
      round: true,
      requestedLimit: true,
      grantedLimit: true,
      submittedAt: true,
      returnedAt: true,
      answeredAt: true,
      updatedAt: true,
      dueAt: true,
      decidedAt: true,
      reapplyFrom: true,
      product: { select: keyFacts },
      manager: { select: { staffName: true, staffNumber: true, branch: true } },
      submissions: { orderBy: { round: "asc" }, take: 1, select: { answers: true, documentIds: true } },
      events: { orderBy: [{ at: "asc" }, { id: "asc" }], select: step },
      decisions: { orderBy: { onVersion: "desc" }, take: 1, select: lastDecision },
      next: { orderBy: { createdAt: "desc" }, take: 1, select: { id: true, status: true } },
      customer: { select: { user: { select: { dataKey: { select: { wrapped: true } } } } } },
    },
  });
  if (!found) return null;
  const { decisions, customer: person, next, submissions, grantedLimit, ...application } = found;
  const first = submissions[0];
  const last = decisions[0];
  return {
    ...application,
    grantedLimit: application.status === "APPROVED" ? grantedLimit : null,
    approvedAt: application.status === "APPROVED" ? application.decidedAt : null,
    reasons: application.status === "REJECTED" ? (last?.reasons ?? []) : [],
    asked: application.status === "RETURNED" && last ? askedIn(last, person.user.dataKey?.wrapped, customer) : null,
    sentLimit: BigInt((first?.answers as { requestedLimit?: number } | undefined)?.requestedLimit ?? 0),
    sentDocuments: first?.documentIds.length ?? 0,
    again: next[0] ?? null,
    ahead: nextStep(application),
    registeredAt: customer.registeredAt,
    lastSignInAt: customer.previousSignInAt,
  };
}

const step = {
  id: true,
  kind: true,
  at: true,
  facts: true,
  actor: { select: { role: true, staffName: true, staffNumber: true } },
} as const;

const lastDecision = {
  id: true,
  outcome: true,
  reasons: true,
  fieldsAsked: true,
  documentsAsked: true,
  messageSealed: true,
} as const;

type Asking = { id: string; fieldsAsked: string[]; documentsAsked: string[]; messageSealed: string | null };

function askedIn(decision: Asking, wrapped: string | undefined, customer: Customer) {
  const { id, fieldsAsked, documentsAsked, messageSealed } = decision;
  const place = { table: "Decision", column: "messageSealed", row: id };
  const message = messageSealed && wrapped ? open(unwrapPersonKey(customer.id, wrapped), place, messageSealed) : "";
  return { fields: fieldsAsked, documents: documentsAsked, message };
}
