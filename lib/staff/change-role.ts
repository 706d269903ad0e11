import "server-only";
import { propose } from "@/lib/approvals/propose";
import { type Changes, record } from "@/lib/audit/record";
import type { Admin } from "@/lib/auth/actor";
import { templateOf } from "@/lib/auth/rights";
import { Refusal } from "@/lib/refusal";
import { endAllSessions } from "@/lib/sessions/end";
import { changeStaff, refuseStale } from "@/lib/staff/change";
import { sealReason } from "@/lib/staff/reason";
import type { RoleChange } from "@/lib/staff/schema";

/**
 * Moves a colleague into the other room. To make an administrator takes a second one; to make a manager of an
 * administrator does not, and ends the sessions at once. Answers with the proposal, if it is one.
 */
export function changeRole(admin: Admin, { staffId, version, limitAuthority, reason }: RoleChange) {
  return changeStaff(admin, staffId, async (tx, held) => {
    refuseStale(held, version);
    if (held.status !== "ACTIVE") throw new Refusal("staff.changed");
    if (held.role === "MANAGER") {
      if (held.openCases > 0) throw new Refusal("staff.hasCases", { values: { count: held.openCases } });
      return propose(tx, admin, { kind: "staff.grantAdmin", content: { how: "promote", staffId }, reason });
    }
    if (limitAuthority === 0n) throw new Refusal("staff.authorityMissing", { field: "limitAuthority" });
    await tx.rightException.deleteMany({ where: { userId: staffId } });
    await tx.$executeRaw`
      UPDATE "User" SET role = 'MANAGER', "rightsTemplate" = NULL, "limitAuthority" = ${limitAuthority}::bigint,
        "roleSince" = now(), version = version + 1
      WHERE id = ${staffId}::uuid`;
    await endAllSessions(tx, staffId, "account changed");
    const detail = { from: "ADMIN", to: "MANAGER", reasonSealed: await sealReason(tx, staffId, reason) };
    const changes: Changes = {
      role: ["ADMIN", "MANAGER"],
      template: [templateOf(held), "manager"],
      limitAuthority: [String(held.limitAuthority), String(limitAuthority)],
    };
    await record(tx, admin, "staff.roleChanged", { subjectId: staffId, objectId: staffId, detail, changes });
    return null;
  });
}
