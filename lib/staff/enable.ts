import "server-only";
import { type Changes, record } from "@/lib/audit/record";
import type { Admin } from "@/lib/auth/actor";
import { Refusal } from "@/lib/refusal";
import { changeStaff, refuseStale } from "@/lib/staff/change";
import { sealReason } from "@/lib/staff/reason";
import type { StaffDeed } from "@/lib/staff/schema";

/** Lets a disabled colleague work again, with the password and the rights as they were; to approve for others takes a day. */
export function enableStaff(admin: Admin, { staffId, version, reason }: StaffDeed): Promise<void> {
  return changeStaff(admin, staffId, async (tx, held) => {
    refuseStale(held, version);
    if (held.status !== "DISABLED") throw new Refusal("staff.changed");
    await tx.$executeRaw`
      UPDATE "User" SET status = 'ACTIVE', "roleSince" = now(), version = version + 1 WHERE id = ${staffId}::uuid`;
    const detail = { reasonSealed: await sealReason(tx, staffId, reason) };
    const changes: Changes = { accountStatus: ["DISABLED", "ACTIVE"] };
    await record(tx, admin, "staff.enabled", { subjectId: staffId, objectId: staffId, detail, changes });
  });
}
