import "server-only";
import type { Told } from "@/lib/advice/told";
import { nextStep } from "@/lib/applications/next-step";
import type { Figures } from "@/lib/applications/reasons";
import type { Steps } from "@/lib/applications/timeline";
import type { Customer } from "@/lib/auth/actor";
import { ownRows } from "@/lib/db";
import { isUuid } from "@/lib/forms/address";
import type { ApplicationStatus, DocumentKind } from "@/lib/generated/prisma/enums";
import { unwrapPersonKey } from "@/lib/vault/person";
import { open } from "@/lib/vault/seal";

export type FollowedApplication = NonNullable<Awaited<ReturnType<typeof findApplication>>>;

type Decided = {
  id: string;
  reasons: string[];
  fieldsAsked: string[];
  documentsAsked: DocumentKind[];
  messageSealed: string | null;
};

/** As the database tells it in one answer: times inside its lists are text. */
type Stored = {
  id: string;
  number: string;
  version: number;
  productCode: string;
  status: Exclude<ApplicationStatus, "DRAFT">;
  requestedLimit: bigint;
  grantedLimit: bigint | null;
  submittedAt: Date;
  updatedAt: Date;
  answeredAt: Date | null;
  dueAt: Date;
  decidedAt: Date | null;
  reapplyFrom: Date | null;
  secondLookAt: Date | null;
  secondSignature: boolean;
  minLimit: bigint;
  maxLimit: bigint;
  managerId: string | null;
  staffName: string | null;
  staffNumber: string | null;
  branch: string | null;
  sentLimit: bigint;
  sentDocuments: number;
  wrapped: string;
  events: { id: string; kind: string; at: string; facts: object; staffName: string | null }[] | null;
  decision: Decided | null;
  again: { id: string; status: ApplicationStatus } | null;
  figures: Figures | null;
};

/** One application as its customer may see it: no opinion, no proposed limit. Another's, or none: null. */
export async function findApplication(customer: Customer, id: string) {
  const stored = isUuid(id) ? await read(customer, id) : null;
  if (!stored) return null;
  const { staffName, staffNumber, branch, managerId, wrapped, decision, events, ...rest } = stored;
  const { secondSignature, minLimit, maxLimit, ...application } = rest;
  const { status, decidedAt, grantedLimit } = application;
  return {
    ...application,
    product: { secondSignature, minLimit, maxLimit },
    manager: managerId ? { staffName, staffNumber, branch } : null,
    events: (events ?? []).map(({ at, ...event }) => ({ ...event, at: new Date(at) })),
    grantedLimit: status === "APPROVED" ? grantedLimit : null,
    approvedAt: status === "APPROVED" ? decidedAt : null,
    reasons: status === "REJECTED" ? (decision?.reasons ?? []) : [],
    told: status === "REJECTED" ? toldIn(events ?? []) : [],
    asked: status === "RETURNED" && decision ? askedIn(decision, wrapped, customer) : null,
    ahead: nextStep(application),
    registeredAt: customer.registeredAt,
    lastSignInAt: customer.previousSignInAt,
  };
}

/** One statement, since each costs more than what it reads. */
async function read(customer: Customer, id: string): Promise<Stored | null> {
  const [found] = await ownRows(customer).$queryRaw<Stored[]>`
    SELECT a.id, a.number, a.version, a."productCode", a.status, a."requestedLimit", a."grantedLimit", a."submittedAt",
           a."updatedAt", a."answeredAt", a."dueAt", a."decidedAt", a."reapplyFrom", a."secondLookAt", p."secondSignature", p."minLimit", p."maxLimit",
           a."managerId", m."staffName", m."staffNumber", m.branch, k.wrapped,
           (s.answers->>'requestedLimit')::bigint AS "sentLimit", cardinality(s."documentIds") AS "sentDocuments",
           (SELECT json_agg(e ORDER BY e.at, e.id) FROM (
              SELECT e.id, e.kind, e.at, e.facts - 'reasonSealed' AS facts, v."staffName"
              FROM "ApplicationEvent" e LEFT JOIN "User" v ON v.id = e."actorId" WHERE e."applicationId" = a.id) e
           ) AS events,
           (SELECT to_json(d) FROM (
              SELECT id, reasons, "fieldsAsked", "documentsAsked", "messageSealed"
              FROM "Decision" WHERE "applicationId" = a.id ORDER BY "onVersion" DESC LIMIT 1) d) AS decision,
           (SELECT to_json(n) FROM (
              SELECT id, status FROM "Application" WHERE "previousApplicationId" = a.id
              ORDER BY "createdAt" DESC LIMIT 1) n) AS again,
           CASE WHEN a.status = 'REJECTED' THEN (
              SELECT json_build_object(
                'income', l.answers->'monthlyIncome', 'repayment', l.answers->'monthlyRepayment',
                'limits', l.answers->'cardLimitsElsewhere', 'balance', l.answers->'cardBalanceElsewhere',
                'wished', l.answers->'requestedLimit', 'minimum', p."minMonthlyIncome")
              FROM "Submission" l WHERE l."applicationId" = a.id ORDER BY l.round DESC LIMIT 1) END AS figures
    FROM "Application" a
    JOIN "CardProduct" p ON p.code = a."productCode"
    JOIN "DataKey" k ON k."userId" = a."customerId"
    JOIN LATERAL (
      SELECT answers, "documentIds" FROM "Submission" WHERE "applicationId" = a.id ORDER BY round LIMIT 1) s ON true
    LEFT JOIN "User" m ON m.id = a."managerId"
    WHERE a.id = ${id}::uuid AND a."customerId" = ${customer.id}::uuid AND a.status <> 'DRAFT'`;
  return found ?? null;
}

/** What the last rejection's reasons rest on. */
function toldIn(events: { kind: string; facts: object }[]): Told[] {
  const last = events.findLast(({ kind }) => kind === "rejected");
  return (last?.facts as Steps["rejected"] | undefined)?.told ?? [];
}

function askedIn(decision: Decided, wrapped: string, customer: Customer) {
  const { id, fieldsAsked, documentsAsked, messageSealed } = decision;
  const place = { table: "Decision", column: "messageSealed", row: id };
  const message = messageSealed ? open(unwrapPersonKey(customer.id, wrapped), place, messageSealed) : "";
  return { fields: fieldsAsked, documents: documentsAsked, message };
}
