import "server-only";
import type { Customer } from "@/lib/auth/actor";
import type { Tx } from "@/lib/db";
import { openKinds } from "@/lib/documents/rules";
import type { DocumentKind } from "@/lib/generated/prisma/enums";
import { Refusal } from "@/lib/refusal";

/**
 * Holds the customer's application until the end of the transaction, so that it cannot be submitted meanwhile.
 * Refused when it takes no document of this kind now; somebody else's is refused as if it did not exist.
 */
export async function lockApplication(tx: Tx, customer: Customer, id: string, kind: DocumentKind) {
  const application = await tx.application.findFirst({
    where: { id, customerId: customer.id },
    select: {
      status: true,
      decisions: {
        where: { outcome: "RETURN" },
        orderBy: { onVersion: "desc" },
        take: 1,
        select: { documentsAsked: true },
      },
    },
  });
  if (!application) throw new Refusal("document.noApplication");
  const { status, decisions } = application;
  if (!openKinds({ status, asked: decisions[0]?.documentsAsked ?? [] }).includes(kind))
    throw new Refusal("document.closed");

  // The status in `where` is the lock.
  const { count } = await tx.application.updateMany({
    where: { id, customerId: customer.id, status },
    data: { updatedAt: new Date() },
  });
  if (count === 0) throw new Refusal("document.closed");
}
