import "server-only";
import { addStep } from "@/lib/applications/timeline";
import { record } from "@/lib/audit/record";
import type { Manager } from "@/lib/auth/actor";
import { type Tx, transaction } from "@/lib/db";
import { enqueueMail } from "@/lib/mail/enqueue";
import { refuse } from "@/lib/queue/refuse";
import { hasRejected } from "@/lib/queue/second-look";
import { freeFrom, isFree } from "@/lib/queue/silence";
import { Refusal } from "@/lib/refusal";
import { holdManager } from "@/lib/staff/hold";

type Held = { customerId: string; number: string; fromId: string; fromName: string; freeFrom: Date };

/** Takes a case over from a manager of whom nothing was heard for the time that the bank has set; that person is told. */
export function takeOver(manager: Manager, applicationId: string): Promise<void> {
  return transaction(async (tx) => {
    if (!(await holdManager(tx, manager.id, "applications.review"))) throw new Refusal("queue.notManager");
    const held = await holdFree(tx, manager, applicationId);
    if (!held) return refuseHeld(tx, manager, applicationId);
    if (await hasRejected(tx, manager.id, applicationId)) throw new Refusal("queue.ownRejection");
    await tx.$executeRaw`
      UPDATE "Application"
      SET "managerId" = ${manager.id}::uuid, "claimedAt" = now(), "attendedAt" = now(), "updatedAt" = now(),
          version = version + 1
      WHERE id = ${applicationId}::uuid`;
    const { customerId, number, fromId, fromName } = held;
    await addStep(tx, applicationId, "takenOver", manager.id, { fromId, fromName, toName: manager.name });
    await record(tx, manager, "application.takenOver", {
      subjectId: customerId,
      objectId: applicationId,
      detail: { number, fromId, freeFrom: held.freeFrom.toISOString() },
      changes: { manager: [fromName, manager.name] },
    });
    await enqueueMail(tx, fromId, "CASE_TAKEN_OVER", { applicationId });
  });
}

/** Somebody is at work on it, or it is elsewhere by now. */
async function refuseHeld(tx: Tx, manager: Manager, applicationId: string) {
  const attended = await tx.application.findFirst({
    where: { id: applicationId, status: "IN_REVIEW", managerId: { not: manager.id } },
    select: { manager: { select: { staffName: true } } },
  });
  if (attended) throw new Refusal("queue.attended", { values: { manager: attended.manager?.staffName ?? "" } });
  return refuse(tx, manager, applicationId);
}

/** Of two who ask at once the second waits here, and then finds the case attended to. */
async function holdFree(tx: Tx, { id }: Manager, applicationId: string): Promise<Held | undefined> {
  const [held] = await tx.$queryRaw<Held[]>`
    SELECT a."customerId", a.number, m.id AS "fromId", coalesce(m."staffName", '') AS "fromName",
           ${freeFrom()} AS "freeFrom"
    FROM "Application" a JOIN "User" m ON m.id = a."managerId"
    WHERE a.id = ${applicationId}::uuid AND a."managerId" <> ${id}::uuid AND ${isFree()}
    FOR NO KEY UPDATE OF a`;
  return held;
}
