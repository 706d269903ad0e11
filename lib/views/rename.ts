import "server-only";
import { record } from "@/lib/audit/record";
import type { Manager } from "@/lib/auth/actor";
import { transaction, violatedUnique } from "@/lib/db";
import { Refusal } from "@/lib/refusal";
import type { RenamedView } from "@/lib/views/schema";

/** Gives one of one's own views another name. */
export async function renameView(manager: Manager, { id, name }: RenamedView): Promise<void> {
  try {
    await transaction(async (tx) => {
      const { count } = await tx.queueView.updateMany({ where: { id, managerId: manager.id }, data: { name } });
      if (count === 0) throw new Refusal("view.missing");
      await record(tx, manager, "queue.viewRenamed", { objectId: id, detail: {} });
    });
  } catch (error) {
    throw violatedUnique(error) ? new Refusal("view.nameTaken", { field: "name" }) : error;
  }
}
