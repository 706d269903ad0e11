import "server-only";
import { record } from "@/lib/audit/record";
import type { Manager } from "@/lib/auth/actor";
import { holdRight } from "@/lib/auth/hold-right";
import { transaction, violatedUnique } from "@/lib/db";
import { Refusal } from "@/lib/refusal";
import { type KeptView, mostViews } from "@/lib/views/schema";

/** Keeps what the queue shows now under a name, for this manager alone. */
export async function keepView(manager: Manager, { name, address }: KeptView): Promise<void> {
  try {
    await transaction(async (tx) => {
      await holdRight(tx, manager, "applications.review");
      // Two windows of one person keep their views one after the other.
      await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtext('queue views'), hashtext(${manager.id}))::text`;
      const kept = await tx.queueView.count({ where: { managerId: manager.id } });
      if (kept >= mostViews) throw new Refusal("view.tooMany", { field: "name", values: { most: mostViews } });
      const { id } = await tx.queueView.create({
        data: { managerId: manager.id, name, address },
        select: { id: true },
      });
      await record(tx, manager, "queue.viewKept", { objectId: id, detail: {} });
    });
  } catch (error) {
    throw violatedUnique(error) ? new Refusal("view.nameTaken", { field: "name" }) : error;
  }
}
