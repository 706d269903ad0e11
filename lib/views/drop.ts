import "server-only";
import { record } from "@/lib/audit/record";
import type { Manager } from "@/lib/auth/actor";
import { transaction } from "@/lib/db";
import { Refusal } from "@/lib/refusal";

/** Forgets one of one's own views; the applications it showed are untouched. */
export function dropView(manager: Manager, { id }: { id: string }): Promise<void> {
  return transaction(async (tx) => {
    const { count } = await tx.queueView.deleteMany({ where: { id, managerId: manager.id } });
    if (count === 0) throw new Refusal("view.missing");
    await record(tx, manager, "queue.viewDropped", { objectId: id, detail: {} });
  });
}
