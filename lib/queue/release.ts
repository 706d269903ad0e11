import "server-only";
import { addStep } from "@/lib/applications/timeline";
import { record } from "@/lib/audit/record";
import type { Manager } from "@/lib/auth/actor";
import { transaction } from "@/lib/db";
import { refuse } from "@/lib/queue/refuse";
import { Refusal } from "@/lib/refusal";
import { holdManager } from "@/lib/staff/hold";

/** Puts an application that one has in hand back into the queue, at its old due time. */
export function releaseApplication(manager: Manager, applicationId: string): Promise<void> {
  return transaction(async (tx) => {
    if (!(await holdManager(tx, manager.id, "applications.review"))) throw new Refusal("queue.notManager");
    const [released] = await tx.application.updateManyAndReturn({
      where: { id: applicationId, managerId: manager.id, status: "IN_REVIEW" },
      data: { status: "SUBMITTED", managerId: null, claimedAt: null, version: { increment: 1 } },
      select: { customerId: true, number: true },
    });
    if (!released) return refuse(tx, manager, applicationId);
    await addStep(tx, applicationId, "released", manager.id, {});
    await record(tx, manager, "application.released", {
      subjectId: released.customerId,
      objectId: applicationId,
      detail: { number: released.number ?? "" },
    });
  });
}
