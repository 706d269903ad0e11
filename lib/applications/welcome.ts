import "server-only";
import { limitFault, openStatuses } from "@/lib/applications/rules";
import type { Customer } from "@/lib/auth/actor";
import type { Tx } from "@/lib/db";
import { formatAmount } from "@/lib/money";
import { Refusal } from "@/lib/refusal";
import { formatDayInWords } from "@/lib/time";

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
    where: { customerId: customer.id, productCode, status: { in: [...openStatuses] } },
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

type Choice = { productCode: string; requestedLimit: bigint };

/** Refuses a card that is not on offer, and a limit that it does not have. */
export async function requireWithinBounds(tx: Tx, customer: Customer, { productCode, requestedLimit }: Choice) {
  const product = await tx.cardProduct.findFirst({
    where: { code: productCode, offered: true },
    select: { minLimit: true, maxLimit: true },
  });
  if (!product) throw new Refusal("product.notOffered", { field: "productCode" });
  const fault = limitFault(product, requestedLimit);
  if (!fault) return;
  const words = (cents: bigint) => formatAmount(cents, customer.language, { whole: true });
  const values = { min: words(product.minLimit), max: words(product.maxLimit) };
  throw new Refusal(fault, { field: "requestedLimit", values });
}

function refuseBefore(customer: Customer, day: Date | null, field = "form") {
  if (!day || day <= new Date()) return;
  const date = formatDayInWords(day, customer.language);
  throw new Refusal("application.reapplyLater", { field, values: { date } });
}
