import "server-only";
import { requireWithinBounds } from "@/lib/applications/welcome";
import { record } from "@/lib/audit/record";
import type { Customer } from "@/lib/auth/actor";
import { transaction } from "@/lib/db";
import { Refusal } from "@/lib/refusal";

/** Cents; `version` is the application's as the page showed it. */
type Correction = { applicationId: string; requestedLimit: bigint; version: number };

/** Changes the limit asked for in an application that was sent back because of it. */
export function correctLimit(customer: Customer, { applicationId: id, requestedLimit, version }: Correction) {
  return transaction(customer, async (tx) => {
    const returned = await tx.application.findFirst({
      where: { id, customerId: customer.id, status: "RETURNED" },
      select: {
        productCode: true,
        requestedLimit: true,
        decisions: {
          where: { outcome: "RETURN" },
          orderBy: { onVersion: "desc" },
          take: 1,
          select: { fieldsAsked: true },
        },
      },
    });
    if (!returned?.decisions[0]?.fieldsAsked.includes("requestedLimit")) throw new Refusal("correction.closed");
    await requireWithinBounds(tx, customer, { productCode: returned.productCode ?? "", requestedLimit });
    if (returned.requestedLimit === requestedLimit) return;

    const { count } = await tx.application.updateMany({
      where: { id, customerId: customer.id, status: "RETURNED", version },
      data: { requestedLimit, version: { increment: 1 } },
    });
    if (count === 0) throw new Refusal("application.changedElsewhere");
    await record(tx, customer, "application.limitCorrected", {
      objectId: id,
      detail: { limit: String(requestedLimit) },
      changes: { requestedLimit: [returned.requestedLimit?.toString() ?? null, String(requestedLimit)] },
    });
  });
}
