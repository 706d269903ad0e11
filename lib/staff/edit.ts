import "server-only";
import { type Changes, record } from "@/lib/audit/record";
import type { Admin } from "@/lib/auth/actor";
import { Refusal } from "@/lib/refusal";
import { changeStaff, refuseStale } from "@/lib/staff/change";
import type { StaffEdit } from "@/lib/staff/schema";

/** Corrects a colleague's name, branch and limit authority. Address, password and role have ways of their own. */
export function editStaff(admin: Admin, { staffId, version, name, branch, limitAuthority }: StaffEdit): Promise<void> {
  return changeStaff(admin, staffId, async (tx, held) => {
    refuseStale(held, version);
    if (held.status === "REMOVED" || held.status === "AWAITS_APPROVAL") throw new Refusal("staff.changed");
    if (held.role === "MANAGER" && limitAuthority === 0n)
      throw new Refusal("staff.authorityMissing", { field: "limitAuthority" });
    const authority = held.role === "MANAGER" ? limitAuthority : 0n;
    await tx.user.update({
      where: { id: staffId },
      data: { staffName: name, branch, limitAuthority: authority, version: { increment: 1 } },
      select: { id: true },
    });
    const detail = { from: String(held.limitAuthority), to: String(authority) };
    const changes: Changes = {
      staffName: [held.name, name],
      branch: [held.branch, branch],
      limitAuthority: [detail.from, detail.to],
    };
    await record(tx, admin, "staff.edited", { subjectId: staffId, objectId: staffId, detail, changes });
  });
}
