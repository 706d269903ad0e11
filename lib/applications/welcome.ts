import "server-only";
import type { Customer } from "@/lib/auth/actor";
import type { Tx } from "@/lib/db";
import { Refusal } from "@/lib/refusal";
import { formatDayInWords } from "@/lib/time";

const open = ["SUBMITTED", "IN_REVIEW", "RETURNED", "SECOND_REVIEW"] as const;

/** The customer's rejected application, if a new one is welcome by now. */
export async function requireRejected(tx: Tx, customer: Customer, id: string) {
  const application = await tx.application.findFirst({
    where: { id, customerId: customer.id },
    select: { id: true, status: true, productCode: true, requestedLimit: true, reapplyFrom: true },
  });
  if (!application) throw new Refusal("application.missing");
  if (application.status !== "REJECTED") throw new Refusal("application.notRejected");
  refuseBefore(customer, application.reapplyFrom);
  return application;
}

/** Refuses a card for which an application is open already, or is not welcome yet after a rejection. */
export async function requireWelcome(tx: Tx, customer: Customer, productCode: string) {
  const running = await tx.application.findFirst({
    where: { customerId: customer.id, productCode, status: { in: [...open] } },
    select: { number: true },
  });
  if (running)
    throw new Refusal("application.open", { field: "productCode", values: { number: running.number ?? "" } });

  const rejected = await tx.application.findFirst({
    where: { customerId: customer.id, productCode, status: "REJECTED", reapplyFrom: { gt: new Date() } },
    orderBy: { reapplyFrom: "desc" },
    select: { reapplyFrom: true },
  });
  if (rejected) refuseBefore(customer, rejected.reapplyFrom, "productCode");
}

function refuseBefore(customer: Customer, day: Date | null, field = "form") {
  if (!day || day <= new Date()) return;
  const date = formatDayInWords(day, customer.language);
  throw new Refusal("application.reapplyLater", { field, values: { date } });
}
