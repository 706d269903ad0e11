import "server-only";
import { type Answers, thaw } from "@/lib/applications/answers";
import { openedBy } from "@/lib/applications/correction";
import { freezeRound, holdProfile } from "@/lib/applications/freeze-round";
import type { Submitting } from "@/lib/applications/schema";
import { addStep } from "@/lib/applications/timeline";
import { record } from "@/lib/audit/record";
import type { Customer } from "@/lib/auth/actor";
import type { Profile } from "@/lib/customers/profile";
import { readProfile } from "@/lib/customers/read-profile";
import { missingForApplication } from "@/lib/customers/rules";
import { type Tx, transaction } from "@/lib/db";
import type { DocumentKind } from "@/lib/generated/prisma/enums";
import { Refusal } from "@/lib/refusal";
import type { Key } from "@/lib/vault/keys";
import { open } from "@/lib/vault/seal";

/**
 * Sends what a manager asked for. The new round holds the answers of the last one but for those asked for, and goes
 * back to the same manager; where that one has left, to whoever claims it.
 */
export function answerCorrection(customer: Customer, sending: Submitting): Promise<{ id: string }> {
  return transaction(customer, async (tx) => {
    if (!(await lockReturned(tx, customer, sending))) return { id: sending.applicationId };
    if (!(await holdProfile(tx, customer.id, sending.profileVersion))) throw new Refusal("correction.changed");
    const returned = await readReturned(tx, sending.applicationId);
    const { key, profile, version: profileVersion } = await readProfile(tx, customer.id);
    const round = returned.round + 1;
    await freezeRound(tx, key, {
      applicationId: returned.id,
      round,
      profileVersion,
      answers: corrected(lastAnswers(returned, key), profile, returned),
      documentIds: documentsOf(returned),
    });
    await goOn(tx, returned, round);
    await addStep(tx, returned.id, "answered", customer.id, { round });
    await record(tx, customer, "application.answered", { objectId: returned.id, detail: { round } });
    return { id: returned.id };
  });
}

/** False where this correction was answered before. */
async function lockReturned(tx: Tx, customer: Customer, { applicationId: id, version }: Submitting): Promise<boolean> {
  // Status and version in `where` are the lock: of any number of answers at once, one changes the row.
  const { count } = await tx.application.updateMany({
    where: { id, customerId: customer.id, status: "RETURNED", version },
    data: { version: { increment: 1 } },
  });
  if (count === 1) return true;
  const found = await tx.application.findFirst({
    where: { id, customerId: customer.id, status: { not: "DRAFT" } },
    select: { status: true, round: true },
  });
  if (!found) throw new Refusal("application.missing");
  if (found.status === "RETURNED") throw new Refusal("correction.changed");
  if (found.status === "WITHDRAWN" || found.round === 1) throw new Refusal("correction.closed");
  return false;
}

type Returned = Awaited<ReturnType<typeof readReturned>>;

async function readReturned(tx: Tx, id: string) {
  const { submissions, decisions, ...application } = await tx.application.findUniqueOrThrow({
    where: { id },
    select: {
      id: true,
      round: true,
      requestedLimit: true,
      returnedAt: true,
      dueAt: true,
      manager: { select: { status: true, role: true } },
      submissions: { orderBy: { round: "desc" }, take: 1, select: lastSent },
      decisions: {
        where: { outcome: "RETURN" },
        orderBy: { onVersion: "desc" },
        take: 1,
        select: { fieldsAsked: true, documentsAsked: true },
      },
      documents: {
        orderBy: { uploadedAt: "asc" },
        select: { id: true, kind: true, uploadedAt: true, removedAt: true },
      },
    },
  });
  return { ...application, last: submissions[0]!, asked: decisions[0]! };
}

const lastSent = { id: true, answers: true, identitySealed: true, documentIds: true } as const;

function lastAnswers({ last }: Returned, key: Key): Answers {
  const place = { table: "Submission", column: "identitySealed", row: last.id };
  return thaw(last.answers, open(key, place, last.identitySealed));
}

/** Only what was asked for comes from the profile as it is now. */
function corrected(before: Answers, profile: Profile, { asked, requestedLimit }: Returned): Answers {
  const now = { ...profile, requestedLimit: requestedLimit ?? before.requestedLimit };
  const opened = openedBy(asked.fieldsAsked).map((field) => [field, now[field]]);
  const after = { ...before, ...Object.fromEntries(opened) } as Answers;
  if (missingForApplication(after).length > 0) throw new Refusal("correction.incomplete");
  return after;
}

/** Kinds not asked for stay as sent; those asked for are as they are now, with at least one that is new. */
function documentsOf({ asked, last, documents, returnedAt }: Returned): string[] {
  const isAsked = (kind: DocumentKind) => asked.documentsAsked.includes(kind);
  const present = documents.filter(({ kind, removedAt }) => isAsked(kind) && removedAt === null);
  const isNew = (kind: DocumentKind) =>
    present.some((document) => document.kind === kind && returnedAt !== null && document.uploadedAt > returnedAt);
  if (!asked.documentsAsked.every(isNew)) throw new Refusal("correction.documentMissing");
  const kept = documents.filter(({ id, kind }) => !isAsked(kind) && last.documentIds.includes(id));
  return [...kept, ...present].map(({ id }) => id);
}

async function goOn(tx: Tx, { id, manager, returnedAt, dueAt }: Returned, round: number) {
  const now = new Date();
  const waited = now.getTime() - (returnedAt ?? now).getTime();
  const stillThere = manager?.status === "ACTIVE" && manager.role === "MANAGER";
  await tx.application.updateMany({
    where: { id, status: "RETURNED" },
    data: {
      round,
      returnedAt: null,
      answeredAt: now,
      dueAt: new Date((dueAt ?? now).getTime() + waited),
      ...(stillThere ? { status: "IN_REVIEW" } : { status: "SUBMITTED", managerId: null, claimedAt: null }),
    },
  });
}
