import "server-only";
import type { RemoveDocument } from "@/lib/applications/schema";
import { record } from "@/lib/audit/record";
import type { Customer } from "@/lib/auth/actor";
import { transaction } from "@/lib/db";
import { forgetBytes } from "@/lib/documents/forget-bytes";
import { lockApplication } from "@/lib/documents/lock-application";
import { retire } from "@/lib/documents/retire";
import { Refusal } from "@/lib/refusal";

/** Takes a document out of the customer's own application while that is open for changes; answers with the application. */
export async function removeDocument(customer: Customer, { documentId }: RemoveDocument): Promise<string> {
  const { applicationId, dropped } = await transaction(customer, async (tx) => {
    const document = await tx.document.findFirst({
      where: { id: documentId, customerId: customer.id },
      select: { id: true, kind: true, applicationId: true, storageKey: true },
    });
    if (!document) throw new Refusal("document.missing");
    await lockApplication(tx, customer, document.applicationId, document.kind);
    const { applicationId, kind } = document;
    const stillThere = await tx.document.count({ where: { id: documentId, removedAt: null } });
    if (stillThere === 0) return { applicationId, dropped: [] };

    await record(tx, customer, "document.removed", { objectId: document.id, detail: { applicationId, kind } });
    return { applicationId, dropped: await retire(tx, applicationId, [document]) };
  });
  await forgetBytes(dropped);
  return applicationId;
}
