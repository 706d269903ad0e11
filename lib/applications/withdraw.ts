import "server-only";
import { openStatuses } from "@/lib/applications/rules";
import { addStep } from "@/lib/applications/timeline";
import { record } from "@/lib/audit/record";
import type { Customer } from "@/lib/auth/actor";
import { transaction } from "@/lib/db";
import { enqueueMail } from "@/lib/mail/enqueue";
import { Refusal } from "@/lib/refusal";

/** Takes an application back before it is decided. Doing it twice is doing it once. */
export function withdrawApplication(customer: Customer, applicationId: string) {
  return transaction(customer, async (tx) => {
    // The status in `where` is the lock: of a decision and a withdrawal at once, one changes no row.
    const { count } = await tx.application.updateMany({
      where: {
        id: applicationId,
        customerId: customer.id,
        status: { in: [...openStatuses] },
      },
      data: { status: "WITHDRAWN", version: { increment: 1 } },
    });
    const now = await tx.application.findFirst({
      where: { id: applicationId, customerId: customer.id },
      select: { status: true, productCode: true },
    });
    if (!now || now.status === "DRAFT") throw new Refusal("application.missing");
    if (count === 0 && now.status === "WITHDRAWN") return;
    if (count === 0) throw new Refusal("application.decided");

    await addStep(tx, applicationId, "withdrawn", customer.id, {});
    await record(tx, customer, "application.withdrawn", { objectId: applicationId, detail: {} });
    await enqueueMail(tx, customer.id, "APPLICATION_WITHDRAWN", { applicationId });
  });
}
