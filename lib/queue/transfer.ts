import "server-only";
import { addStep } from "@/lib/applications/timeline";
import { record } from "@/lib/audit/record";
import type { Manager } from "@/lib/auth/actor";
import { transaction } from "@/lib/db";
import { refuse } from "@/lib/queue/refuse";
import { refuseRejecter } from "@/lib/queue/second-look";
import { Refusal } from "@/lib/refusal";
import { holdManager } from "@/lib/staff/hold";
import { personKey } from "@/lib/vault/person";
import { seal } from "@/lib/vault/seal";

type Handing = { toId: string; reason: string };

/** Hands an application that one has in hand to another active manager. The reason is for staff only. */
export async function transferApplication(
  manager: Manager,
  applicationId: string,
  { toId, reason }: Handing,
): Promise<void> {
  if (toId === manager.id) throw new Refusal("queue.toSelf", { field: "toId" });
  return transaction(async (tx) => {
    if (!(await holdManager(tx, manager.id, "applications.review"))) throw new Refusal("queue.notManager");
    const to = await holdManager(tx, toId, "applications.review");
    if (!to) throw new Refusal("queue.toInactive", { field: "toId" });
    await refuseRejecter(tx, to.id, applicationId);

    const [transferred] = await tx.application.updateManyAndReturn({
      where: { id: applicationId, managerId: manager.id, status: { in: ["IN_REVIEW", "RETURNED"] } },
      data: { managerId: to.id, claimedAt: new Date(), version: { increment: 1 } },
      select: { customerId: true, number: true },
    });
    if (!transferred) return refuse(tx, manager, applicationId);
    const key = await personKey(tx, transferred.customerId);
    const reasonSealed = seal(key, reasonPlace(applicationId), reason);
    await addStep(tx, applicationId, "transferred", manager.id, { toId: to.id, toName: to.name, reasonSealed });
    await record(tx, manager, "application.transferred", {
      subjectId: transferred.customerId,
      objectId: applicationId,
      detail: { number: transferred.number ?? "", toId: to.id },
      changes: { manager: [manager.name, to.name] },
      key,
    });
  });
}

export const reasonPlace = (applicationId: string) => ({
  table: "ApplicationEvent",
  column: "reason",
  row: applicationId,
});
