import "server-only";
import { FrozenIdentitySchema } from "@/lib/applications/answers";
import type { Manager } from "@/lib/auth/actor";
import { type Right, rightsOf } from "@/lib/auth/rights";
import type { Tx } from "@/lib/db";
import type { ApplicationStatus, DocumentType, Role, UserStatus } from "@/lib/generated/prisma/enums";
import { Refusal } from "@/lib/refusal";
import { freshFrom } from "@/lib/reviews/rules";
import type { Key } from "@/lib/vault/keys";
import { unwrapPersonKey } from "@/lib/vault/person";
import { open } from "@/lib/vault/seal";

/** A case as it is at the moment of deciding, held until the transaction ends. */
export type HeldCase = {
  id: string;
  status: ApplicationStatus;
  version: number;
  round: number;
  managerId: string | null;
  customerId: string;
  /** The limit that a first signature proposed. */
  grantedLimit: bigint | null;
  /** The profile as it is, and as it was when the answers of this round were sent. */
  profileVersion: number;
  submittedVersion: number;
  customerNumber: string | null;
  documentIndex: string | null;
  nameIndex: string | null;
  /** Who the answers of this round say the customer is. */
  sent: { name: string; documentType: DocumentType; documentNumber: string };
  /** The customer's key. */
  key: Key;
  minLimit: bigint;
  maxLimit: bigint;
  secondSignature: boolean;
  reapplyAfterDays: number;
  /** The signer's authority by the database, not by the page. */
  authority: bigint;
  /** What the signer may do by the database. */
  rights: ReadonlySet<Right>;
};

type Row = Omit<HeldCase, "key" | "sent" | "rights"> & {
  role: Role;
  account: UserStatus;
  wrapped: string;
  submissionId: string;
  documentType: DocumentType;
  identitySealed: string;
  rightsTemplate: string | null;
  exceptions: { right: string; granted: boolean }[];
};

/**
 * Reads a case and holds it, its customer and the signer's account: until the transaction ends nobody else
 * decides, withdraws or hands it on, the profile stays as it is, and the signer keeps the role.
 */
export async function holdCase(tx: Tx, manager: Manager, applicationId: string): Promise<HeldCase> {
  const rows = await tx.$queryRaw<Row[]>`
    SELECT a.id, a.status, a.version, a.round, a."managerId", a."customerId", a."grantedLimit",
           c.version AS "profileVersion", s."profileVersion" AS "submittedVersion", c.number AS "customerNumber",
           c."documentIndex", c."nameIndex", k.wrapped, s.id AS "submissionId", s."identitySealed",
           s.answers->>'documentType' AS "documentType", p."minLimit", p."maxLimit", p."secondSignature", p."reapplyAfterDays",
           u.role, u.status AS account, u."limitAuthority" AS authority, u."rightsTemplate",
           coalesce((SELECT json_agg(json_build_object('right', e."right", 'granted', e.granted))
                     FROM "RightException" e WHERE e."userId" = u.id), '[]'::json) AS exceptions
    FROM "Application" a
    JOIN "Customer" c ON c.id = a."customerId"
    JOIN "DataKey" k ON k."userId" = c.id
    JOIN "Submission" s ON s."applicationId" = a.id AND s.round = a.round
    JOIN "CardProduct" p ON p.code = a."productCode"
    JOIN "User" u ON u.id = ${manager.id}::uuid
    WHERE a.id = ${applicationId}::uuid
    FOR NO KEY UPDATE OF a, c FOR SHARE OF u`;
  const [row] = rows;
  if (!row) throw new Refusal("review.missing");
  const rights = rightsOf(row);
  if (row.role !== "MANAGER" || row.account !== "ACTIVE" || !rights.has("applications.review"))
    throw new Refusal("review.notManager");
  if (row.customerId === manager.id) throw new Refusal("review.own");
  return opened(row, rights);
}

/** An approval, first or second, takes a right of its own. */
export function refuseWithoutApproval(held: HeldCase) {
  if (!held.rights.has("applications.approve")) throw new Refusal("right.missing");
}

/** A large limit takes a factor shown just before. */
export function refuseStaleFactor({ fresh }: Manager, limit: bigint) {
  if (limit >= freshFrom && !fresh) throw new Refusal("factor.stale");
}

function opened({ wrapped, submissionId, documentType, identitySealed, ...held }: Row, rights: HeldCase["rights"]) {
  const key = unwrapPersonKey(held.customerId, wrapped);
  const place = { table: "Submission", column: "identitySealed", row: submissionId };
  const { name, documentNumber } = FrozenIdentitySchema.parse(JSON.parse(open(key, place, identitySealed)));
  return { ...held, rights, key, sent: { name, documentType, documentNumber } };
}

const whereItIs: Partial<Record<ApplicationStatus, string>> = {
  SUBMITTED: "review.unclaimed",
  RETURNED: "review.withCustomer",
  SECOND_REVIEW: "review.awaitsSecond",
  APPROVED: "review.decided",
  REJECTED: "review.decided",
  WITHDRAWN: "review.withdrawn",
};

/** Refuses a case that is in another state than the page showed, and says where it is now. */
export function refuseUnless(held: HeldCase, status: ApplicationStatus) {
  if (held.status === status) return;
  throw new Refusal(whereItIs[held.status] ?? "review.changed");
}
