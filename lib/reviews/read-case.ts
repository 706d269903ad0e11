import "server-only";
import { basisStatement, type KnownInside } from "@/lib/advice/read-basis";
import type { Manager } from "@/lib/auth/actor";
import { db } from "@/lib/db";
import { Prisma } from "@/lib/generated/prisma/client";
import type { ApplicationStatus, DecisionOutcome, DocumentKind, Role } from "@/lib/generated/prisma/enums";
import { freeFrom } from "@/lib/queue/silence";
import { type Other, othersLike } from "@/lib/reviews/find-alike";

type Person = { staffName: string | null; staffNumber: string | null };
type Sent = {
  id: string;
  round: number;
  submittedAt: string;
  profileVersion: number;
  answers: unknown;
  identitySealed: string;
};

/** A case as the database tells it in one answer. Times inside its lists are text, amounts numbers, and an empty list may be null. */
export type StoredCase = {
  id: string;
  number: string;
  status: Exclude<ApplicationStatus, "DRAFT">;
  version: number;
  round: number;
  productCode: string;
  requestedLimit: bigint;
  grantedLimit: bigint | null;
  customerId: string;
  managerId: string | null;
  submittedAt: Date;
  claimedAt: Date | null;
  attendedAt: Date | null;
  /** From when others may take it over (lib/queue/silence.ts). */
  freeFrom: Date | null;
  returnedAt: Date | null;
  answeredAt: Date | null;
  dueAt: Date;
  decidedAt: Date | null;
  reapplyFrom: Date | null;
  secondLookAt: Date | null;
  minLimit: bigint;
  maxLimit: bigint;
  secondSignature: boolean;
  reapplyAfterDays: number;
  staffName: string | null;
  staffNumber: string | null;
  branch: string | null;
  customerNumber: string | null;
  profileVersion: number;
  documentIndex: string | null;
  mobileIndex: string;
  nameIndex: string | null;
  registeredAt: Date;
  /** Null where the customer was erased. */
  wrapped: string | null;
  submissions: (Sent & { documentIds: string[] | null })[];
  documents: { id: string; kind: DocumentKind; mime: string; pages: number | null; uploadedAt: string }[];
  previous: (Sent & { applicationId: string; number: string; status: ApplicationStatus }) | null;
  earlier: (Person & {
    id: string;
    number: string;
    productCode: string;
    status: Exclude<ApplicationStatus, "DRAFT">;
    requestedLimit: number;
    grantedLimit: number | null;
    submittedAt: string;
    decidedAt: string | null;
    reasons: string[] | null;
  })[];
  changes: { version: number; fields: string[] | null; at: string }[];
  events: (Person & {
    id: string;
    at: string;
    kind: string;
    facts: object;
    actorId: string | null;
    role: Role | null;
  })[];
  decisions: {
    id: string;
    outcome: DecisionOutcome;
    limit: number | null;
    opinionSealed: string;
    messageSealed: string | null;
    reasons: string[] | null;
    fieldsAsked: string[] | null;
    documentsAsked: DocumentKind[] | null;
    managerId: string;
  }[];
  others: Other[];
};

/** Reads whatever was sent, but never one's own: one statement, since each costs more than what it reads. */
export const readCase = (manager: Manager, id: string) => readInOne<StoredCase>(caseStatement(manager, id));

/** The case and what an advice on it is made of, of the same moment. */
export function readToJudge(manager: Manager, id: string) {
  const basis = Prisma.sql`, (SELECT to_json(b) FROM (${basisStatement(id)}) b) AS basis`;
  return readInOne<StoredCase & { basis: KnownInside | null }>(caseStatement(manager, id, basis));
}

const moments = [
  "submittedAt",
  "claimedAt",
  "attendedAt",
  "freeFrom",
  "returnedAt",
  "answeredAt",
  "dueAt",
  "decidedAt",
  "reapplyFrom",
  "secondLookAt",
  "registeredAt",
];
const amounts = ["requestedLimit", "grantedLimit", "minLimit", "maxLimit"];

/** Takes the row as one value: fifty columns taken apart one by one cost the server more than all that is in them. */
async function readInOne<Row extends StoredCase>(statement: Prisma.Sql): Promise<Row | null> {
  const [answer] = await db.$queryRaw<{ found: Record<string, unknown> }[]>`
    SELECT to_json(c) AS found FROM (${statement}) c`;
  if (!answer) return null;
  const { found } = answer;
  for (const name of moments) if (found[name] !== null) found[name] = new Date(found[name] as string);
  for (const name of amounts) if (found[name] !== null) found[name] = BigInt(found[name] as number);
  return found as Row;
}

/** The statement behind the review page. */
export const caseStatement = (manager: Manager, id: string, beside = Prisma.empty) => Prisma.sql`
  SELECT a.id, a.number, a.status, a.version, a.round, a."productCode", a."requestedLimit", a."grantedLimit",
         a."customerId", a."managerId", a."submittedAt", a."claimedAt", a."returnedAt", a."answeredAt", a."dueAt",
         a."decidedAt", a."reapplyFrom", a."secondLookAt", a."attendedAt", ${freeFrom()} AS "freeFrom", p."minLimit", p."maxLimit", p."secondSignature", p."reapplyAfterDays",
         m."staffName", m."staffNumber", m.branch, c.number AS "customerNumber", c.version AS "profileVersion",
         c."documentIndex", c."mobileIndex", c."nameIndex", u."createdAt" AS "registeredAt", k.wrapped,
         ${submissions} AS submissions, ${documents} AS documents, ${previous} AS previous, ${earlier} AS earlier,
         ${changes} AS changes, ${events} AS events, ${decisions} AS decisions, ${othersLike} AS others ${beside}
  FROM "Application" a
  JOIN "CardProduct" p ON p.code = a."productCode"
  JOIN "Customer" c ON c.id = a."customerId"
  JOIN "User" u ON u.id = c.id
  JOIN "DataKey" k ON k."userId" = c.id
  LEFT JOIN "User" m ON m.id = a."managerId"
  WHERE a.id = ${id}::uuid AND a.status <> 'DRAFT' AND a."customerId" <> ${manager.id}::uuid`;

const submissions = Prisma.sql`(
  SELECT json_agg(s ORDER BY s.round DESC) FROM (
    SELECT id, round, "submittedAt", "profileVersion", answers, "identitySealed", "documentIds"
    FROM "Submission" WHERE "applicationId" = a.id) s)`;

/** Only what was sent: a document that was added and never sent is the customer's alone. */
const documents = Prisma.sql`(
  SELECT coalesce(json_agg(d ORDER BY d."uploadedAt"), '[]') FROM (
    SELECT id, kind, mime, pages, "uploadedAt" FROM "Document" d
    WHERE "applicationId" = a.id
      AND EXISTS (SELECT 1 FROM "Submission" s WHERE s."applicationId" = a.id AND d.id = ANY (s."documentIds"))) d)`;

/** The application this one started from, or the last one before it, as it was sent last. */
const previous = Prisma.sql`(
  SELECT to_json(l) FROM (
    SELECT s.id, s.round, s."submittedAt", s."profileVersion", s.answers, s."identitySealed",
           b.id AS "applicationId", b.number, b.status
    FROM "Application" b JOIN "Submission" s ON s."applicationId" = b.id
    WHERE b."customerId" = a."customerId" AND b.id <> a.id
      AND (b.id = a."previousApplicationId" OR (a."previousApplicationId" IS NULL AND b."submittedAt" < a."submittedAt"))
    ORDER BY b."submittedAt" DESC, s.round DESC LIMIT 1) l)`;

const earlier = Prisma.sql`(
  SELECT coalesce(json_agg(e ORDER BY e."submittedAt" DESC, e.id DESC), '[]') FROM (
    SELECT b.id, b.number, b."productCode", b.status, b."requestedLimit", b."grantedLimit", b."submittedAt", b."decidedAt",
           v."staffName", v."staffNumber",
           (SELECT d.reasons FROM "Decision" d WHERE d."applicationId" = b.id AND d.outcome = 'REJECT'
            ORDER BY d."onVersion" DESC LIMIT 1) AS reasons
    FROM "Application" b LEFT JOIN "User" v ON v.id = b."managerId"
    WHERE b."customerId" = a."customerId" AND b.id <> a.id AND b.status <> 'DRAFT'
    ORDER BY b."submittedAt" DESC, b.id DESC LIMIT 20) e)`;

const changes = Prisma.sql`(
  SELECT coalesce(json_agg(h ORDER BY h.version), '[]') FROM (
    SELECT version, fields, at FROM "ProfileChange" h
    WHERE h."customerId" = a."customerId"
      AND h.version > (SELECT min(s."profileVersion") FROM "Submission" s WHERE s."applicationId" = a.id)) h)`;

const events = Prisma.sql`(
  SELECT coalesce(json_agg(e ORDER BY e.at, e.id), '[]') FROM (
    SELECT e.id, e.at, e.kind, e.facts, e."actorId", v.role, v."staffName", v."staffNumber"
    FROM "ApplicationEvent" e LEFT JOIN "User" v ON v.id = e."actorId" WHERE e."applicationId" = a.id) e)`;

const decisions = Prisma.sql`(
  SELECT coalesce(json_agg(d ORDER BY d."onVersion"), '[]') FROM (
    SELECT id, "onVersion", outcome, "limit", "opinionSealed", "messageSealed", reasons, "fieldsAsked", "documentsAsked",
           "managerId"
    FROM "Decision" WHERE "applicationId" = a.id) d)`;
