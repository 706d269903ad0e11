import "server-only";
import { once } from "@/lib/applications/draft";
import { freezeRound, holdProfile } from "@/lib/applications/freeze-round";
import { isOldEnough, missingDocuments } from "@/lib/applications/rules";
import type { Submitting } from "@/lib/applications/schema";
import { addStep } from "@/lib/applications/timeline";
import { requireWelcome, requireWithinBounds } from "@/lib/applications/welcome";
import { record } from "@/lib/audit/record";
import type { Customer } from "@/lib/auth/actor";
import type { Profile } from "@/lib/customers/profile";
import { readProfile } from "@/lib/customers/read-profile";
import { missingForApplication } from "@/lib/customers/rules";
import type { Tx } from "@/lib/db";
import { enqueueMail } from "@/lib/mail/enqueue";
import { Refusal } from "@/lib/refusal";
import { addWorkingDays, shanghaiDay } from "@/lib/time";

/**
 * Sends the draft as the check page showed it. Sending again what was sent already does nothing and answers
 * with the first result, however many tabs do it at once.
 */
export function submitApplication(customer: Customer, sending: Submitting): Promise<{ id: string }> {
  return once(customer, async (tx) => {
    if (!(await lockDraft(tx, customer, sending))) return { id: sending.applicationId };
    if (!(await holdProfile(tx, customer.id, sending.profileVersion))) throw new Refusal("application.answersChanged");
    const draft = await readCompleteDraft(tx, sending.applicationId);
    const opened = await readProfile(tx, customer.id);
    requireComplete(draft, opened.profile);
    await requireWithinBounds(tx, customer, draft);
    await requireWelcome(tx, customer, draft.productCode);

    const number = await send(tx, draft);
    const { productCode, requestedLimit } = draft;
    await freezeRound(tx, opened.key, {
      applicationId: draft.id,
      round: 1,
      profileVersion: opened.version,
      answers: { ...opened.profile, productCode, requestedLimit, email: opened.email },
      documentIds: draft.documents.map(({ id }) => id),
    });
    await addStep(tx, draft.id, "submitted", customer.id, { round: 1 });
    await record(tx, customer, "application.submitted", { objectId: draft.id, detail: { number } });
    await enqueueMail(tx, customer.id, "APPLICATION_SUBMITTED", { applicationId: draft.id });
    return { id: draft.id };
  });
}

/** False where this application was sent before. */
async function lockDraft(tx: Tx, customer: Customer, { applicationId: id, version }: Submitting): Promise<boolean> {
  // Status and version in `where` are the lock: of any number of sendings at once, one changes the row.
  const { count } = await tx.application.updateMany({
    where: { id, customerId: customer.id, status: "DRAFT", version },
    data: { version: { increment: 1 } },
  });
  if (count === 1) return true;
  const found = await tx.application.findFirst({ where: { id, customerId: customer.id }, select: { status: true } });
  if (!found) throw new Refusal("application.missing");
  if (found.status === "DRAFT") throw new Refusal("application.answersChanged");
  return false;
}

type CompleteDraft = Awaited<ReturnType<typeof readCompleteDraft>>;

async function readCompleteDraft(tx: Tx, id: string) {
  const draft = await tx.application.findUniqueOrThrow({
    where: { id },
    select: {
      id: true,
      productCode: true,
      requestedLimit: true,
      product: { select: { serviceDays: true, minAge: true } },
      documents: { where: { removedAt: null }, orderBy: { uploadedAt: "asc" }, select: { id: true, kind: true } },
    },
  });
  const { productCode, requestedLimit, product } = draft;
  if (productCode === null || requestedLimit === null || product === null) throw new Refusal("application.incomplete");
  return { ...draft, productCode, requestedLimit, product };
}

function requireComplete({ documents, product }: CompleteDraft, profile: Profile) {
  const kinds = documents.map(({ kind }) => kind);
  if (missingForApplication(profile).length > 0 || missingDocuments(profile, kinds).length > 0)
    throw new Refusal("application.incomplete");
  if (!isOldEnough(product, profile.birthDate ?? ""))
    throw new Refusal("application.tooYoung", { values: { age: product.minAge } });
}

async function send(tx: Tx, { id, product }: CompleteDraft): Promise<string> {
  const submittedAt = new Date();
  const number = await nextNumber(tx, submittedAt);
  const dueAt = addWorkingDays(submittedAt, product.serviceDays);
  await tx.application.updateMany({
    where: { id, status: "DRAFT" },
    data: { status: "SUBMITTED", number, round: 1, submittedAt, dueAt },
  });
  return number;
}

async function nextNumber(tx: Tx, at: Date) {
  const [row] = await tx.$queryRaw<{ next: bigint }[]>`SELECT nextval('application_number') AS next`;
  return `XK${shanghaiDay(at).replaceAll("-", "")}-${String(row!.next).padStart(6, "0")}`;
}
