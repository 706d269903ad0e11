import "server-only";
import { record } from "@/lib/audit/record";
import type { Manager } from "@/lib/auth/actor";
import { holdRight } from "@/lib/auth/hold-right";
import { transaction } from "@/lib/db";
import type { AlarmTaking } from "@/lib/monitoring/schema";
import { Refusal } from "@/lib/refusal";

/** Takes an alarm on: from now on it has an owner, and says what that person means to do. Another may take it over. */
export function takeAlarm(manager: Manager, { alarmId, plan }: AlarmTaking): Promise<void> {
  return transaction(async (tx) => {
    await holdRight(tx, manager, "models.manage");
    const found = await tx.cardAlarm.findUnique({ where: { id: alarmId }, select: { kind: true, subject: true } });
    const { count } = await tx.cardAlarm.updateMany({
      where: { id: alarmId, clearedAt: null },
      data: { ownerId: manager.id, ownedAt: new Date(), plan },
    });
    if (!found || count === 0) throw new Refusal("alarm.over");
    await record(tx, manager, "model.alarmTaken", { objectId: alarmId, detail: found });
  });
}
