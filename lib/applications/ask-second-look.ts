import "server-only";
import { secondLookUntil } from "@/lib/applications/rules";
import type { SecondLook } from "@/lib/applications/schema";
import { addStep } from "@/lib/applications/timeline";
import { record } from "@/lib/audit/record";
import type { Customer } from "@/lib/auth/actor";
import { type Tx, transaction, violatedUnique } from "@/lib/db";
import { enqueueMail } from "@/lib/mail/enqueue";
import { Refusal } from "@/lib/refusal";
import { addWorkingDays } from "@/lib/time";

/**
 * Puts a rejected application before another person (PIPL Art. 24): back into the queue with all it holds, once. Who has
 * rejected it cannot take it up again.
 */
export function askSecondLook(customer: Customer, { applicationId }: SecondLook): Promise<void> {
  return transaction(customer, async (tx) => {
    const rejected = await findRejected(tx, customer, applicationId);
    const dueAt = addWorkingDays(new Date(), rejected.serviceDays);
    const opened = {
      status: "SUBMITTED" as const,
      managerId: null,
      claimedAt: null,
      decidedAt: null,
      reapplyFrom: null,
      secondLookAt: new Date(),
      dueAt,
    };
    // The state in `where` is the lock: of two windows that ask at once, one changes no row.
    const { count } = await tx.application
      .updateMany({
        where: { id: applicationId, customerId: customer.id, status: "REJECTED", secondLookAt: null },
        data: { ...opened, version: { increment: 1 } },
      })
      .catch(refuseBesideAnother);
    if (count === 0) throw new Refusal("secondLook.already");
    await addStep(tx, applicationId, "secondLookAsked", customer.id, {});
    const detail = { number: rejected.number };
    await record(tx, customer, "application.secondLookAsked", { objectId: applicationId, detail });
    await enqueueMail(tx, customer.id, "SECOND_LOOK_ASKED", { applicationId });
  });
}

async function findRejected(tx: Tx, { id: customerId }: Customer, id: string) {
  const found = await tx.application.findFirst({
    where: { id, customerId, status: { not: "DRAFT" } },
    select: {
      number: true,
      status: true,
      secondLookAt: true,
      decidedAt: true,
      productCode: true,
      product: { select: { serviceDays: true } },
    },
  });
  if (!found) throw new Refusal("application.missing");
  const { number, status, secondLookAt, decidedAt, productCode, product } = found;
  if (secondLookAt) throw new Refusal("secondLook.already");
  if (status !== "REJECTED" || !decidedAt) throw new Refusal("secondLook.notRejected");
  if (new Date() > secondLookUntil(decidedAt)) throw new Refusal("secondLook.late");
  const since = await tx.application.count({
    where: { customerId, productCode, id: { not: id }, submittedAt: { gt: decidedAt }, status: { not: "WITHDRAWN" } },
  });
  if (since > 0) throw new Refusal("secondLook.appliedAgain");
  return { number: number ?? "", serviceDays: product!.serviceDays };
}

/** Another application for the same card is open: one at a time is looked at. */
function refuseBesideAnother(error: unknown): never {
  throw violatedUnique(error) ? new Refusal("secondLook.appliedAgain") : error;
}
