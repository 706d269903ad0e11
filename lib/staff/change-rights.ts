import "server-only";
import { propose } from "@/lib/approvals/propose";
import type { Admin } from "@/lib/auth/actor";
import { rightRoles, rightsOf, templates } from "@/lib/auth/rights";
import { Refusal } from "@/lib/refusal";
import { changeStaff, refuseStale } from "@/lib/staff/change";
import { gained, putRights } from "@/lib/staff/put-rights";
import type { RightsChange } from "@/lib/staff/schema";

/**
 * Gives a colleague a starting set, additions and withdrawals. What an administrator gains takes a second
 * administrator; everything else holds from the colleague's next request. Answers with the proposal, if it is one.
 */
export function changeRights(admin: Admin, { staffId, version, reason, ...asked }: RightsChange) {
  return changeStaff(admin, staffId, async (tx, held) => {
    refuseStale(held, version);
    if (held.status !== "ACTIVE" && held.status !== "PENDING") throw new Refusal("staff.changed");
    const foreign = [...asked.added, ...asked.withdrawn].some((right) => rightRoles[right] !== held.role);
    if (foreign || templates[asked.template].role !== held.role) throw new Refusal("staff.otherRoom");
    if (held.role === "ADMIN" && gained(held, asked).length > 0) {
      if (held.status !== "ACTIVE") throw new Refusal("staff.changed");
      const content = { how: "rights" as const, staffId, ...asked };
      return propose(tx, admin, { kind: "staff.grantAdmin", content, reason });
    }
    await putRights(tx, admin, held, asked, reason);
    if (held.openCases > 0 && !(await mayReview(tx, held)))
      throw new Refusal("staff.hasCases", { values: { count: held.openCases } });
    return null;
  });
}

/** As it stands in the transaction after the change. */
async function mayReview(
  tx: Parameters<Parameters<typeof changeStaff>[2]>[0],
  { id, role }: { id: string; role: "MANAGER" | "ADMIN" },
) {
  const now = await tx.user.findUniqueOrThrow({
    where: { id },
    select: { rightsTemplate: true, exceptions: { select: { right: true, granted: true } } },
  });
  return rightsOf({ role, ...now }).has("applications.review");
}
