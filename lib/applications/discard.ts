import "server-only";
import { record } from "@/lib/audit/record";
import type { Customer } from "@/lib/auth/actor";
import { transaction } from "@/lib/db";
import { forgetBytes } from "@/lib/documents/forget-bytes";
import { Refusal } from "@/lib/refusal";

/** Deletes the customer's draft with its documents; the profile stays. A draft that is gone already is no fault. */
export async function discardDraft(customer: Customer, applicationId: string) {
  const bytes = await transaction(customer, async (tx) => {
    // Held from here on: an upload under way ends before or is refused after.
    const { count } = await tx.application.updateMany({
      where: { id: applicationId, customerId: customer.id, status: "DRAFT" },
      data: { updatedAt: new Date() },
    });
    if (count === 0) return refuseUnlessGone();

    const documents = await tx.document.findMany({ where: { applicationId }, select: { storageKey: true } });
    await tx.document.deleteMany({ where: { applicationId } });
    await tx.application.deleteMany({ where: { id: applicationId, status: "DRAFT" } });
    await record(tx, customer, "application.discarded", { objectId: applicationId, detail: {} });
    return documents.map(({ storageKey }) => storageKey);

    async function refuseUnlessGone() {
      const sent = await tx.application.findFirst({
        where: { id: applicationId, customerId: customer.id },
        select: { id: true },
      });
      if (sent) throw new Refusal("application.alreadySent");
      return [];
    }
  });
  await forgetBytes(bytes);
}
