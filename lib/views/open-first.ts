import "server-only";
import { record } from "@/lib/audit/record";
import type { Manager } from "@/lib/auth/actor";
import { transaction } from "@/lib/db";
import { Refusal } from "@/lib/refusal";

/** Lets the queue begin with one of one's own views, or, if it does so already, as for everybody. */
export function openFirst(manager: Manager, { id }: { id: string }): Promise<void> {
  return transaction(async (tx) => {
    const [held] = await tx.$queryRaw<{ opensFirst: boolean }[]>`
      SELECT "opensFirst" FROM "QueueView" WHERE id = ${id}::uuid AND "managerId" = ${manager.id}::uuid FOR UPDATE`;
    if (!held) throw new Refusal("view.missing");
    await tx.queueView.updateMany({ where: { managerId: manager.id, opensFirst: true }, data: { opensFirst: false } });
    if (!held.opensFirst)
      await tx.queueView.update({ where: { id }, data: { opensFirst: true }, select: { id: true } });
    await record(tx, manager, "queue.viewChosen", { objectId: id, detail: {} });
  });
}
