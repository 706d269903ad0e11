import "server-only";
import { record } from "@/lib/audit/record";
import type { Customer } from "@/lib/auth/actor";
import { type Tx, transaction, violatedUnique } from "@/lib/db";

/** `version` 1 is a draft in which nothing has been chosen yet. */
export type Draft = { id: string; version: number };

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

/** The customer's one draft: resumed where there is one, else started, with what a rejected application asked for. */
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
