import "server-only";
import { record } from "@/lib/audit/record";
import type { Admin } from "@/lib/auth/actor";
import { voidLinks } from "@/lib/auth/links";
import type { Tx } from "@/lib/db";
import { enqueueMail } from "@/lib/mail/enqueue";
import { Refusal } from "@/lib/refusal";
import { changeStaff } from "@/lib/staff/change";

/** Sends an activation link once more, to the same address; earlier ones open nothing. */
export function inviteAgain(admin: Admin, { staffId }: { staffId: string }): Promise<void> {
  return changeStaff(admin, staffId, async (tx, held) => {
    if (held.status !== "PENDING") throw new Refusal("staff.changed");
    await voidLinks(tx, staffId, "ACTIVATE");
    await enqueueMail(tx, staffId, "ACTIVATE_STAFF");
    const about = { subjectId: staffId, objectId: staffId, detail: { role: held.role } };
    await record(tx, admin, "staff.invited", about);
  });
}

/** Takes an invitation back that nobody has used. Without any history the account goes altogether. */
export function withdrawInvitation(admin: Admin, { staffId }: { staffId: string }): Promise<void> {
  return changeStaff(admin, staffId, async (tx, held) => {
    if (held.status !== "PENDING" && held.status !== "AWAITS_APPROVAL") throw new Refusal("staff.changed");
    const about = { objectId: staffId, detail: { role: held.role } };
    await record(tx, admin, "staff.invitationWithdrawn", about);
    const tried = await tx.signIn.count({ where: { userId: staffId } });
    await (tried > 0 ? close(tx, staffId) : erase(tx, staffId));
  });
}

/** Somebody has tried to sign in: the history of that needs a name. */
async function close(tx: Tx, id: string) {
  await voidLinks(tx, id, "ACTIVATE");
  const data = { status: "REMOVED", emailIndex: `given up ${id}`, version: { increment: 1 } } as const;
  await tx.user.update({ where: { id }, data, select: { id: true } });
}

/** The key goes with the account. */
async function erase(tx: Tx, userId: string) {
  await tx.oneTimeLink.deleteMany({ where: { userId } });
  await tx.mail.deleteMany({ where: { userId } });
  await tx.rightException.deleteMany({ where: { userId } });
  await tx.user.delete({ where: { id: userId }, select: { id: true } });
}
