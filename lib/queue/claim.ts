import "server-only";
import { addStep } from "@/lib/applications/timeline";
import { record } from "@/lib/audit/record";
import type { Manager } from "@/lib/auth/actor";
import { type Tx, transaction } from "@/lib/db";
import { Prisma } from "@/lib/generated/prisma/client";
import { refuse } from "@/lib/queue/refuse";
import { hasRejected } from "@/lib/queue/second-look";
import { Refusal } from "@/lib/refusal";
import { holdManager } from "@/lib/staff/hold";

/** A second look is somebody else's; other applications pass without a look at their decisions. */
const notRejectedBy = ({ id }: Manager) => Prisma.sql`("secondLookAt" IS NULL OR NOT EXISTS (
  SELECT 1 FROM "Decision" d
  WHERE d."applicationId" = "Application".id AND d."managerId" = ${id}::uuid AND d.outcome = 'REJECT'))`;

type Claimed = { id: string; customerId: string; number: string };

/** Takes an unclaimed application into one's own hands. Claiming one's own again changes nothing. */
export function claimApplication(manager: Manager, applicationId: string): Promise<void> {
  return transaction(async (tx) => {
    if (!(await holdManager(tx, manager.id, "applications.review"))) throw new Refusal("queue.notManager");
    const claimed = await take(tx, manager, Prisma.sql`${applicationId}::uuid`);
    if (claimed) return trace(tx, manager, claimed);
    if (await hasRejected(tx, manager.id, applicationId)) throw new Refusal("queue.ownRejection");
    await refuse(tx, manager, applicationId, { unlessMine: true });
  });
}

/** Takes the most urgent unclaimed application; however many ask at once, no two get the same. Answers with its id. */
export function claimNext(manager: Manager): Promise<string> {
  return transaction(async (tx) => {
    if (!(await holdManager(tx, manager.id, "applications.review"))) throw new Refusal("queue.notManager");
    const mostUrgent = Prisma.sql`(
      SELECT id FROM "Application" WHERE status = 'SUBMITTED' AND ${notRejectedBy(manager)}
      ORDER BY "dueAt", id LIMIT 1 FOR UPDATE SKIP LOCKED)`;
    const claimed = await take(tx, manager, mostUrgent);
    if (!claimed) throw new Refusal("queue.empty");
    await trace(tx, manager, claimed);
    return claimed.id;
  });
}

/** The status in WHERE is the lock: of two managers claiming at once, one changes no row. */
async function take(tx: Tx, manager: Manager, id: Prisma.Sql): Promise<Claimed | undefined> {
  const [claimed] = await tx.$queryRaw<Claimed[]>`
    UPDATE "Application"
    SET status = 'IN_REVIEW', "managerId" = ${manager.id}::uuid, "claimedAt" = now(), "updatedAt" = now(),
        version = version + 1
    WHERE id = ${id} AND status = 'SUBMITTED' AND ${notRejectedBy(manager)}
    RETURNING id, "customerId", number`;
  return claimed;
}

async function trace(tx: Tx, manager: Manager, { id, customerId, number }: Claimed) {
  await addStep(tx, id, "claimed", manager.id, {});
  await record(tx, manager, "application.claimed", { subjectId: customerId, objectId: id, detail: { number } });
}
