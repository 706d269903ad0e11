import "server-only";
import type { Tx } from "@/lib/db";
import { documentKey, nameKey } from "@/lib/identity/rules";
import { Refusal } from "@/lib/refusal";
import type { HeldCase } from "@/lib/reviews/hold";
import { indexForms } from "@/lib/vault/keyed-index";

/**
 * Refuses a second customer number for one person; staff are told the number there is, the applicant nothing.
 * Two approvals of one document wait for each other here: the unique index alone could not name the other one.
 */
export async function refuseSecondNumber(tx: Tx, { customerId, customerNumber, documentIndex }: HeldCase) {
  if (customerNumber || !documentIndex) return;
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${documentIndex}, 0))`;
  const other = await tx.customer.findFirst({
    where: { documentIndex, verifiedAt: { not: null }, id: { not: customerId } },
    select: { number: true },
  });
  if (other) throw new Refusal("review.alreadyCustomer", { values: { number: other.number ?? "" } });
}

/** Gives the customer number with the first approval: from then on the bank knows who this is. */
export async function verify(tx: Tx, held: HeldCase): Promise<string> {
  if (held.customerNumber) return held.customerNumber;
  await refuseSecondNumber(tx, held);
  const [row] = await tx.$queryRaw<{ number: string }[]>`
    UPDATE "Customer" SET "verifiedAt" = now(), number = 'C' || lpad(nextval('customer_number')::text, 8, '0')
    WHERE id = ${held.customerId}::uuid AND "verifiedAt" IS NULL RETURNING number`;
  if (!row) throw new Error("a customer that was held has changed");
  return row.number;
}

/**
 * What may be granted is what was sent: a name or document that the profile no longer holds goes back to the customer
 * first. An answered correction does not cure it unless it asked for them, since the other answers stay frozen.
 */
export function refuseChangedIdentity({ sent, documentIndex, nameIndex }: HeldCase) {
  const document = indexForms("document", documentKey(sent.documentType, sent.documentNumber));
  const name = indexForms("name", nameKey(sent.name));
  if (!document.includes(documentIndex ?? "") || !name.includes(nameIndex ?? ""))
    throw new Refusal("review.identityChanged");
}
