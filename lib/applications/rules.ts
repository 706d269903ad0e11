import type { Manager } from "@/lib/auth/actor";
import type { ApplicationStatus, DocumentKind, DocumentType, EmploymentKind } from "@/lib/generated/prisma/enums";
import { ageOn } from "@/lib/identity/rules";
import { addDays } from "@/lib/time";

/** Where an application may go from each state; the database guards the same table (migration "guards"). */
export const moves: Record<ApplicationStatus, readonly ApplicationStatus[]> = {
  DRAFT: ["SUBMITTED"],
  SUBMITTED: ["IN_REVIEW", "WITHDRAWN"],
  IN_REVIEW: ["SUBMITTED", "RETURNED", "SECOND_REVIEW", "APPROVED", "REJECTED", "WITHDRAWN"],
  RETURNED: ["IN_REVIEW", "SUBMITTED", "WITHDRAWN"],
  SECOND_REVIEW: ["APPROVED", "IN_REVIEW", "SUBMITTED", "WITHDRAWN"],
  APPROVED: [],
  // Only when its customer asks for another person to look at it, once.
  REJECTED: ["SUBMITTED"],
  WITHDRAWN: [],
};

export const mayMove = (from: ApplicationStatus, to: ApplicationStatus) => moves[from].includes(to);

/** Sent and not yet closed: one of these at a time for a customer and product. */
export const openStatuses = ["SUBMITTED", "IN_REVIEW", "RETURNED", "SECOND_REVIEW"] as const;

export const isOpen = (status: ApplicationStatus) => (openStatuses as readonly string[]).includes(status);

export const mayWithdraw = isOpen;

type Rejected = { status: ApplicationStatus; secondLookAt: Date | null; decidedAt: Date | null };

/** So many days after a rejection its customer may still ask for another person; later a new application says more. */
const secondLookDays = 60;

export const secondLookUntil = (decidedAt: Date) => addDays(decidedAt, secondLookDays);

/** A rejection may be looked at again, once, by somebody else. */
export const mayAskSecondLook = ({ status, secondLookAt, decidedAt }: Rejected, at = new Date()) =>
  status === "REJECTED" && secondLookAt === null && decidedAt !== null && at <= secondLookUntil(decidedAt);

type InHand = { status: ApplicationStatus; customerId: string; managerId: string | null };

export const mayClaim = (manager: Manager, application: InHand) =>
  application.status === "SUBMITTED" && application.customerId !== manager.id;

/** A case of whose manager nothing was heard for some time (lib/queue/silence.ts). */
export const mayTakeOver = (manager: Manager, application: InHand & { freeFrom: Date | null }, at = new Date()) =>
  application.status === "IN_REVIEW" &&
  application.managerId !== manager.id &&
  application.customerId !== manager.id &&
  application.freeFrom !== null &&
  application.freeFrom <= at;

export const mayRelease = (manager: Manager, application: InHand) =>
  application.status === "IN_REVIEW" && application.managerId === manager.id;

/** Also while the customer is asked; but who signed first stays answerable until the second signature. */
export const mayTransfer = (manager: Manager, application: InHand) =>
  (application.status === "IN_REVIEW" || application.status === "RETURNED") && application.managerId === manager.id;

/** The first judgement belongs to the manager who has the case, and never to the applicant. */
export const mayDecide = (manager: Manager, application: InHand) =>
  application.status === "IN_REVIEW" && application.managerId === manager.id && application.customerId !== manager.id;

/** The second signature is somebody else's who may approve at all. */
export const maySign = (manager: Manager, application: InHand) =>
  manager.rights.has("applications.approve") &&
  application.status === "SECOND_REVIEW" &&
  application.managerId !== manager.id &&
  application.customerId !== manager.id;

/** `authority`: the highest limit, in cents, that the first manager may grant alone. */
export const needsSecondSignature = (product: { secondSignature: boolean }, limit: bigint, authority: bigint) =>
  product.secondSignature || limit > authority;

type Bounds = { minLimit: bigint; maxLimit: bigint };

/** Null when a limit in cents lies within the product's bounds, else the refusal that fits. */
export function limitFault({ minLimit, maxLimit }: Bounds, limit: bigint) {
  if (limit < minLimit) return "limit.tooLow";
  return limit > maxLimit ? "limit.tooHigh" : null;
}

export const limitWithin = (product: Bounds, limit: bigint) => limitFault(product, limit) === null;

/** A rejected application is taken up again from the day on which a new one is welcome. */
export const mayReapply = (application: { status: ApplicationStatus; reapplyFrom: Date | null }, at = new Date()) =>
  application.status === "REJECTED" && (application.reapplyFrom === null || application.reapplyFrom <= at);

export const isOldEnough = (product: { minAge: number }, birthDate: string, at = new Date()) =>
  ageOn(birthDate, at) >= product.minAge;

type Circumstances = { documentType: DocumentType | null; employmentKind: EmploymentKind | null };

/** The documents without which an application cannot be sent. */
export function requiredDocuments({ documentType, employmentKind }: Circumstances): DocumentKind[] {
  const kinds: DocumentKind[] = ["ID_FRONT"];
  if (documentType !== "PASSPORT") kinds.push("ID_BACK");
  kinds.push("INCOME_PROOF");
  if (employmentKind === "SELF_EMPLOYED") kinds.push("EMPLOYMENT_PROOF");
  return kinds;
}

/** Of those the answers ask for; what was uploaded beyond them counts for nothing. */
export function missingDocuments(answers: Circumstances, uploaded: readonly DocumentKind[]): DocumentKind[] {
  return requiredDocuments(answers).filter((kind) => !uploaded.includes(kind));
}

/** Which of somebody's applications, newest first, matters now: one that waits for the customer, else an open one, else the newest. */
export function mostPressing<A extends { status: ApplicationStatus }>(applications: readonly A[]): A | undefined {
  return (
    applications.find(({ status }) => status === "RETURNED") ??
    applications.find(({ status }) => isOpen(status)) ??
    applications[0]
  );
}
