import "server-only";
import { adviceFrom } from "@/lib/advice/queries";
import { basisFrom } from "@/lib/advice/read-basis";
import { type AnswerField, type Answers, changedAnswers, changedSince, thaw } from "@/lib/applications/answers";
import { mayClaim, mayDecide, mayRelease, mayTakeOver, mayTransfer } from "@/lib/applications/rules";
import type { Step } from "@/lib/applications/timeline";
import type { Manager } from "@/lib/auth/actor";
import { readProfile } from "@/lib/customers/read-profile";
import type { Difference } from "@/lib/customers/rules";
import { db } from "@/lib/db";
import { isUuid } from "@/lib/forms/address";
import { ageOn } from "@/lib/identity/rules";
import { maskName } from "@/lib/mask";
import { alikeAmong } from "@/lib/reviews/find-alike";
import { mask, maskAnswer, type Reach } from "@/lib/reviews/mask";
import { readCase, readToJudge, type StoredCase } from "@/lib/reviews/read-case";
import { mayCountersign } from "@/lib/reviews/rules";
import { tellHistory } from "@/lib/reviews/tell-history";
import type { Key } from "@/lib/vault/keys";
import { unwrapPersonKey } from "@/lib/vault/person";
import { open } from "@/lib/vault/seal";

export type ReviewCase = NonNullable<Awaited<ReturnType<typeof findForReview>>>;

/**
 * All that a manager judges a case by, masked as far as this manager may see it; null where there is none.
 * Reads in any state: who lost a race must find the case and not a missing page.
 */
export async function findForReview(manager: Manager, id: string) {
  const stored = isUuid(id) ? await readCase(manager, id) : null;
  return stored && shownFrom(manager, stored);
}

/** The same with the advice on it: what the review page shows. */
export async function findToJudge(manager: Manager, id: string) {
  const stored = isUuid(id) ? await readToJudge(manager, id) : null;
  const shown = stored && (await shownFrom(manager, stored));
  if (!shown) return null;
  return { shown, advice: stored.basis && (await adviceFrom(manager, id, basisFrom(stored.basis))) };
}

async function shownFrom(manager: Manager, stored: StoredCase) {
  if (!stored.wrapped) return null;
  const key = unwrapPersonKey(stored.customerId, stored.wrapped);
  const [latest, before] = stored.submissions.map((sent) => ({ ...sent, opened: opened(key, sent) }));
  const { opened: answers, profileVersion: seen, ...sent } = latest!;
  const history = tellHistory(stored, key);
  const first = stored.status === "SECOND_REVIEW" ? history.findLast(({ kind }) => kind === signedOnce) : undefined;
  const reach: Reach = reachOf(manager, stored);
  const hasRejected = stored.decisions.some((one) => one.outcome === "REJECT" && one.managerId === manager.id);
  const masked = ({ field, from, to }: Difference<AnswerField>) => ({
    field,
    from: maskAnswer(field, from, reach),
    to: maskAnswer(field, to, reach),
  });
  return {
    ...factsOf(stored),
    reach,
    customer: {
      id: stored.customerId,
      number: stored.customerNumber,
      name: reach === "holder" ? answers.name! : maskName(answers.name!),
      registeredAt: stored.registeredAt,
      profileVersion: stored.profileVersion,
    },
    ...said(answers, sent, reach),
    ...comparedWithPrevious(stored, { key, answers, reach }),
    changesSince: (await changesOf(stored, answers)).map((change) => ({ ...masked(change), at: change.at })),
    correction: before ? changedAnswers(before.opened, answers).map(masked) : null,
    documents: documentsOf(stored),
    earlier: earlierOf(stored),
    alike: alikeAmong(stored.others, { ...stored, birthDate: answers.birthDate }),
    history,
    /** The first signature, while the second is awaited. */
    first: first ?? null,
    changedSinceFirst: first !== undefined && (first.facts.profileVersion ?? seen) !== stored.profileVersion,
    mayReveal: manager.rights.has("customers.reveal"),
    may: {
      claim: mayClaim(manager, stored) && !hasRejected,
      takeOver: mayTakeOver(manager, stored) && !hasRejected,
      release: mayRelease(manager, stored),
      transfer: mayTransfer(manager, stored),
      decide: mayDecide(manager, stored),
      sign: mayCountersign(manager, stored) && first?.by !== null && first?.by?.id !== manager.id && !hasRejected,
    },
  };
}

const signedOnce: Step = "sentForSecondSignature";

/** Who has the case in hand, or may sign it as the second, must know who the person is. */
const reachOf = (manager: Manager, stored: StoredCase): Reach =>
  stored.managerId === manager.id || mayCountersign(manager, stored) ? "holder" : "other";

function factsOf(stored: StoredCase) {
  const { id, number, status, version, round, productCode, requestedLimit, grantedLimit, managerId } = stored;
  const { submittedAt, claimedAt, returnedAt, answeredAt, dueAt, decidedAt, reapplyFrom, secondLookAt } = stored;
  const { attendedAt, freeFrom } = stored;
  const { minLimit, maxLimit, secondSignature, reapplyAfterDays } = stored;
  const { staffName, staffNumber, branch } = stored;
  return {
    ...{ id, number, status, version, round, productCode, requestedLimit, grantedLimit, managerId },
    ...{ submittedAt, claimedAt, returnedAt, answeredAt, dueAt, decidedAt, reapplyFrom, secondLookAt },
    ...{ attendedAt, freeFrom },
    product: { minLimit, maxLimit, secondSignature, reapplyAfterDays },
    manager: managerId ? { staffName, staffNumber, branch } : null,
  };
}

type Sent = { id: string; submittedAt: string; answers: unknown; identitySealed: string };

function opened(key: Key, { id, answers, identitySealed }: Sent): Answers {
  return thaw(answers, open(key, { table: "Submission", column: "identitySealed", row: id }, identitySealed));
}

/** The answers of a submission as they may be shown; the age, since of the birth date only the year is. */
function said(answers: Answers, { submittedAt }: { submittedAt: string }, reach: Reach) {
  const sentAt = new Date(submittedAt);
  return { answers: mask(answers, reach), age: ageOn(answers.birthDate, sentAt), sentAt };
}

type Compared = { key: Key; answers: Answers; reach: Reach };

function comparedWithPrevious({ previous }: StoredCase, { key, answers, reach }: Compared) {
  if (!previous) return { previous: null, changedFromPrevious: [] };
  const before = opened(key, previous);
  const { applicationId: id, number, status } = previous;
  return {
    previous: { id, number, status, ...said(before, previous, reach) },
    changedFromPrevious: changedAnswers(before, answers).map(({ field }) => field),
  };
}

/** The profile against the answers sent. It is opened only where something was changed after the first sending. */
async function changesOf({ customerId, profileVersion, submissions, changes }: StoredCase, answers: Answers) {
  if (submissions.at(-1)?.profileVersion === profileVersion) return [];
  const { profile } = await readProfile(db, customerId);
  return changedSince(answers, profile).map((change) => {
    const at = changes.findLast(({ fields }) => fields?.includes(change.field))?.at;
    return { ...change, at: at === undefined ? null : new Date(at) };
  });
}

const documentsOf = ({ documents, submissions }: StoredCase) =>
  documents.map(({ uploadedAt, ...document }) => ({
    ...document,
    uploadedAt: new Date(uploadedAt),
    rounds: submissions.filter(({ documentIds }) => documentIds?.includes(document.id)).map(({ round }) => round),
  }));

/** The person's other applications, newest first, with what came of them. */
const earlierOf = ({ earlier }: StoredCase) =>
  earlier.map(({ requestedLimit, grantedLimit, submittedAt, decidedAt, reasons, ...one }) => ({
    ...one,
    requestedLimit: BigInt(requestedLimit),
    grantedLimit: grantedLimit === null ? null : BigInt(grantedLimit),
    submittedAt: new Date(submittedAt),
    decidedAt: decidedAt === null ? null : new Date(decidedAt),
    reasons: reasons ?? [],
  }));
