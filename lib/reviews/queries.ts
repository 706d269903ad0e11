import "server-only";
import { z } from "zod";
import type { AnswerField, Answers } from "@/lib/applications/answers";
import { changedAnswers, changedSince, thaw } from "@/lib/applications/answers";
import { mayClaim, mayDecide, mayRelease, mayTransfer } from "@/lib/applications/rules";
import type { Step } from "@/lib/applications/timeline";
import type { Manager } from "@/lib/auth/actor";
import { readProfile } from "@/lib/customers/read-profile";
import type { Difference } from "@/lib/customers/rules";
import { db } from "@/lib/db";
import { listSentDocuments } from "@/lib/documents/queries";
import type { Prisma } from "@/lib/generated/prisma/client";
import type { ApplicationStatus } from "@/lib/generated/prisma/enums";
import { ageOn } from "@/lib/identity/rules";
import { maskEmail, maskName } from "@/lib/mask";
import { findAlike } from "@/lib/reviews/find-alike";
import { mask, maskAnswer, type Reach } from "@/lib/reviews/mask";
import { mayCountersign } from "@/lib/reviews/rules";
import { tellHistory } from "@/lib/reviews/tell-history";
import type { Key } from "@/lib/vault/keys";
import { open } from "@/lib/vault/seal";

export type ReviewCase = NonNullable<Awaited<ReturnType<typeof findForReview>>>;

/**
 * All that a manager judges a case by, masked as far as this manager may see it; null where there is none.
 * Reads in any state: who lost a race must find the case and not a missing page.
 */
export async function findForReview(manager: Manager, id: string) {
  if (!z.uuid().safeParse(id).success) return null;
  const found = await db.application.findFirst({ where: { ...within(manager), id }, select: shownOfCase });
  if (!found) return null;
  const { customerId, submissions, customer, ...application } = found;
  const latest = submissions[0]!;
  const reach: Reach = reachOf(manager, found);

  const [{ profile, key, version, email }, previous, earlier, changes] = await Promise.all([
    readProfile(db, customerId),
    findPrevious(found),
    listEarlier(found),
    db.profileChange.findMany({
      where: { customerId, version: { gt: latest.profileVersion } },
      orderBy: { version: "asc" },
      select: { version: true, fields: true, at: true },
    }),
  ]);
  const [documents, alike, history] = await Promise.all([
    listSentDocuments(manager, id),
    findAlike({ customerId, ...customer, birthDate: profile.birthDate }),
    tellHistory({ applicationId: id, key }),
  ]);

  const first = found.status === "SECOND_REVIEW" ? history.findLast(({ kind }) => kind === signedOnce) : undefined;
  const answers = opened(key, latest);
  const before = previous && opened(key, previous);
  const shown = ({ field, from, to }: Difference<AnswerField>) => ({
    field,
    from: maskAnswer(field, from, reach),
    to: maskAnswer(field, to, reach),
  });
  return {
    ...application,
    status: application.status as Exclude<ApplicationStatus, "DRAFT">,
    product: application.product!,
    requestedLimit: application.requestedLimit!,
    round: latest.round,
    reach,
    customer: {
      id: customerId,
      number: customer.number,
      name: reach === "holder" ? answers.name! : maskName(answers.name!),
      email: maskEmail(email),
      registeredAt: customer.user.createdAt,
      profileVersion: version,
    },
    ...said(answers, latest, reach),
    previous: previous && { ...previous.application, ...said(before!, previous, reach) },
    changedFromPrevious: before ? changedAnswers(before, answers).map(({ field }) => field) : [],
    changesSince: changedSince(answers, profile).map((change) => ({
      ...shown(change),
      at: changes.findLast(({ fields }) => fields.includes(change.field))?.at ?? null,
    })),
    correction: submissions[1] ? changedAnswers(opened(key, submissions[1]), answers).map(shown) : null,
    documents,
    earlier,
    alike,
    history,
    /** The first signature, while the second is awaited. */
    first: first ?? null,
    changedSinceFirst: first !== undefined && (first.facts.profileVersion ?? latest.profileVersion) !== version,
    may: {
      claim: mayClaim(manager, found),
      release: mayRelease(manager, found),
      transfer: mayTransfer(manager, found),
      decide: mayDecide(manager, found),
      sign: mayCountersign(manager, found) && first?.by?.id !== manager.id,
    },
  };
}

/** Whatever was sent, but never one's own. */
export const within = (manager: Manager) =>
  ({ status: { not: "DRAFT" }, customerId: { not: manager.id } }) satisfies Prisma.ApplicationWhereInput;

const signedOnce: Step = "sentForSecondSignature";

const submission = {
  id: true,
  round: true,
  submittedAt: true,
  profileVersion: true,
  answers: true,
  identitySealed: true,
} as const;

const shownOfCase = {
  id: true,
  number: true,
  status: true,
  version: true,
  productCode: true,
  requestedLimit: true,
  grantedLimit: true,
  previousApplicationId: true,
  customerId: true,
  managerId: true,
  submittedAt: true,
  claimedAt: true,
  returnedAt: true,
  answeredAt: true,
  dueAt: true,
  decidedAt: true,
  reapplyFrom: true,
  product: { select: { minLimit: true, maxLimit: true, secondSignature: true, reapplyAfterDays: true } },
  manager: { select: { staffName: true, staffNumber: true, branch: true } },
  customer: {
    select: {
      number: true,
      documentIndex: true,
      mobileIndex: true,
      nameIndex: true,
      birthYear: true,
      user: { select: { createdAt: true } },
    },
  },
  submissions: { orderBy: { round: "desc" }, take: 2, select: submission },
} as const satisfies Prisma.ApplicationSelect;

type Found = Prisma.ApplicationGetPayload<{ select: typeof shownOfCase }>;

/** Who has the case in hand, or may sign it as the second, must know who the person is. */
function reachOf(manager: Manager, found: Found): Reach {
  return found.managerId === manager.id || mayCountersign(manager, found) ? "holder" : "other";
}

function opened(key: Key, { id, answers, identitySealed }: Found["submissions"][number]): Answers {
  return thaw(answers, open(key, { table: "Submission", column: "identitySealed", row: id }, identitySealed));
}

/** The answers of a submission as they may be shown; the age, since of the birth date only the year is. */
const said = (answers: Answers, { submittedAt }: { submittedAt: Date }, reach: Reach) => ({
  answers: mask(answers, reach),
  age: ageOn(answers.birthDate, submittedAt),
  sentAt: submittedAt,
});

/** The application this one started from, or the last one before it, as it was sent last. */
function findPrevious({ customerId, previousApplicationId, submittedAt }: Found) {
  const earlier = { customerId, submittedAt: { lt: submittedAt! } };
  return db.submission.findFirst({
    where: { application: previousApplicationId ? { id: previousApplicationId } : earlier },
    orderBy: [{ application: { submittedAt: "desc" } }, { round: "desc" }],
    select: {
      ...submission,
      application: { select: { id: true, number: true, status: true, submittedAt: true, decidedAt: true } },
    },
  });
}

/** The person's other applications, newest first, with what came of them. */
function listEarlier({ id, customerId }: Found) {
  return db.application.findMany({
    where: { customerId, id: { not: id }, status: { not: "DRAFT" } },
    orderBy: [{ submittedAt: "desc" }, { id: "desc" }],
    take: 20,
    select: {
      id: true,
      number: true,
      productCode: true,
      status: true,
      requestedLimit: true,
      grantedLimit: true,
      submittedAt: true,
      decidedAt: true,
      manager: { select: { staffName: true, staffNumber: true } },
      decisions: { where: { outcome: "REJECT" }, orderBy: { onVersion: "desc" }, take: 1, select: { reasons: true } },
    },
  });
}
