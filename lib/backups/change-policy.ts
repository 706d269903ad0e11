import "server-only";
import { type Changes, record } from "@/lib/audit/record";
import type { Admin } from "@/lib/auth/actor";
import { holdRight } from "@/lib/auth/hold-right";
import type { Policy } from "@/lib/backups/schema";
import { transaction } from "@/lib/db";
import { Refusal } from "@/lib/refusal";

/** When backups are made by themselves, and how many stay. */
export function changePolicy(admin: Admin, { hour, daily, weekly, monthly, version }: Policy): Promise<void> {
  return transaction(async (tx) => {
    await holdRight(tx, admin, "backups.make");
    const before = await tx.backupPolicy.findUniqueOrThrow({
      where: { id: 1 },
      select: { hour: true, daily: true, weekly: true, monthly: true },
    });
    const { count } = await tx.backupPolicy.updateMany({
      where: { id: 1, version },
      data: { hour: hour === "never" ? null : Number(hour), daily, weekly, monthly, version: { increment: 1 } },
    });
    if (count === 0) throw new Refusal("backup.changed");
    const detail = { hour, daily: String(daily), weekly: String(weekly), monthly: String(monthly) };
    const changes: Changes = {
      hour: [String(before.hour ?? "never"), hour],
      daily: [String(before.daily), detail.daily],
      weekly: [String(before.weekly), detail.weekly],
      monthly: [String(before.monthly), detail.monthly],
    };
    await record(tx, admin, "backup.policyChanged", { detail, changes });
  });
}
