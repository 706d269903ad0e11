import "server-only";
import { requireRejected } from "@/lib/applications/welcome";
import { record } from "@/lib/audit/record";
import type { Customer } from "@/lib/auth/actor";
import { type Tx, transaction, violatedUnique } from "@/lib/db";
import { carryOver } from "@/lib/documents/carry-over";

/** `version` 1 is a draft in which nothing has been chosen yet. */
type Draft = { id: string; version: number };

/** The customer's one draft: resumed where there is one, else started. */
export function startApplication(customer: Customer): Promise<Draft> {
  return once(customer, (tx) => resumeOrStart(tx, customer, null));
}

/** A draft that begins with the card, the answers and the documents of a rejected application, and remembers which. */
export async function reapply(customer: Customer, rejectedId: string): Promise<Draft> {
  const draft = await once(customer, async (tx) => {
    const rejected = await requireRejected(tx, customer, rejectedId);
    return resumeOrStart(tx, customer, rejected);
  });
  await carryOver(customer, rejectedId, draft.id);
  return draft;
}

/** Two tabs may start at once: the index lets one draft in, and the other tab finds it. */
export async function once<T>(customer: Customer, deed: (tx: Tx) => Promise<T>): Promise<T> {
  try {
    return await transaction(customer, deed);
  } catch (error) {
    if (!violatedUnique(error)) throw error;
    return await transaction(customer, deed);
  }
}

type Rejected = { id: string; productCode: string | null; requestedLimit: bigint | null };

export async function resumeOrStart(tx: Tx, customer: Customer, rejected: Rejected | null): Promise<Draft> {
  const draft = await tx.application.findFirst({
    where: { customerId: customer.id, status: "DRAFT" },
    select: { id: true, version: true, productCode: true, previousApplicationId: true },
  });
  if (!draft) return start(tx, customer, rejected);
  if (rejected && draft.previousApplicationId !== rejected.id) await tieTo(tx, draft, rejected);
  return { id: draft.id, version: draft.version };
}

async function start(tx: Tx, customer: Customer, rejected: Rejected | null): Promise<Draft> {
  const draft = await tx.application.create({
    data: {
      customerId: customer.id,
      previousApplicationId: rejected?.id ?? null,
      productCode: rejected?.productCode ?? null,
      requestedLimit: rejected?.requestedLimit ?? null,
    },
    select: { id: true, version: true },
  });
  const detail = { previousId: rejected?.id ?? null };
  await record(tx, customer, "application.started", { objectId: draft.id, detail });
  return draft;
}

/** A draft that was begun already keeps the card chosen in it. */
async function tieTo(tx: Tx, draft: Draft & { productCode: string | null }, rejected: Rejected) {
  const card = draft.productCode ? {} : { productCode: rejected.productCode, requestedLimit: rejected.requestedLimit };
  await tx.application.updateMany({
    where: { id: draft.id, status: "DRAFT" },
    data: { previousApplicationId: rejected.id, version: { increment: 1 }, ...card },
  });
}
