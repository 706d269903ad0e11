import "server-only";
import { type Changes, record } from "@/lib/audit/record";
import type { Admin } from "@/lib/auth/actor";
import { voidLinks } from "@/lib/auth/links";
import type { Tx } from "@/lib/db";
import { Refusal } from "@/lib/refusal";
import { endAllSessions } from "@/lib/sessions/end";
import { changeStaff, refuseStale } from "@/lib/staff/change";
import type { HeldStaff } from "@/lib/staff/hold-staff";
import { placeCases } from "@/lib/staff/place-cases";
import { sealReason } from "@/lib/staff/reason";
import type { Leaving } from "@/lib/staff/schema";

/**
 * Places a colleague's open cases with others and, in the same moment, disables or removes the account; or leaves
 * it as it is (`STAY`). A case that nobody was chosen for stops it all.
 */
export function retire(admin: Admin, { staffId, version, outcome, placements, reason }: Leaving): Promise<void> {
  return changeStaff(admin, staffId, async (tx, held) => {
    refuseStale(held, version);
    if (held.status !== "ACTIVE" && !(held.status === "DISABLED" && outcome === "REMOVED"))
      throw new Refusal("staff.changed");
    await placeCases(tx, admin, held, placements, reason);
    if (outcome !== "STAY") await close(tx, admin, held, outcome, reason);
  });
}

async function close(
  tx: Tx,
  admin: Admin,
  { id, status: before }: HeldStaff,
  status: "DISABLED" | "REMOVED",
  reason: string,
) {
  // The address is free again: who comes back is invited anew, as somebody without a past.
  const freed = status === "REMOVED" ? { emailIndex: `given up ${id}` } : {};
  await tx.user.update({ where: { id }, data: { status, ...freed, version: { increment: 1 } }, select: { id: true } });
  await endAllSessions(tx, id, "account changed");
  for (const purpose of ["ACTIVATE", "RESET_PASSWORD", "CONFIRM_CONTACT"] as const) await voidLinks(tx, id, purpose);
  const detail = { reasonSealed: await sealReason(tx, id, reason) };
  const action = status === "DISABLED" ? "staff.disabled" : "staff.removed";
  const changes: Changes = { accountStatus: [before, status] };
  await record(tx, admin, action, { subjectId: id, objectId: id, detail, changes });
}
