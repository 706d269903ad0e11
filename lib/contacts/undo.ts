import "server-only";
import { record } from "@/lib/audit/record";
import type { Visitor } from "@/lib/auth/actor";

import { redeemLinkAbout, voidLinks } from "@/lib/auth/links";
import { forgetPassword } from "@/lib/auth/password";
import { type HeldChange, holdChange, masked } from "@/lib/contacts/hold";
import { markEnded } from "@/lib/contacts/keep";
import { putEmail } from "@/lib/contacts/put-email";
import { putMobileBack } from "@/lib/contacts/put-mobile-back";
import type { ContactLink } from "@/lib/contacts/schema";
import { type Tx, transaction, violatedUnique } from "@/lib/db";
import { enqueueMail } from "@/lib/mail/enqueue";
import { Refusal } from "@/lib/refusal";
import { endAllSessions } from "@/lib/sessions/end";

/**
 * The owner says by the mailed link: that was not me. What was changed is as before, and because somebody was inside,
 * every session ends and the password opens nothing any more; a link for a new one goes to the restored address.
 */
export async function undoChange(visitor: Visitor, { token }: ContactLink) {
  try {
    await transaction(async (tx) => {
      const change = await holdChange(tx, await redeemLinkAbout(tx, "UNDO_CONTACT", token));
      if (!change) throw new Refusal("link.expired");
      const { id, kind, userId } = change;
      const { role } = await tx.user.findUniqueOrThrow({ where: { id: userId }, select: { role: true } });
      const owner = { ...visitor, id: userId, role };
      if (change.isConfirmed && !(await putBack(tx, owner, change))) throw new Refusal("contact.changedSince");
      await markEnded(tx, id);
      await shutOut(tx, userId, change.requestedAt);
      const changes = change.isConfirmed ? masked(kind, change.after.text, change.before.text) : {};
      await record(tx, owner, "contact.restored", { objectId: id, detail: { kind }, changes, key: change.key });
      await enqueueMail(tx, userId, "CONTACT_RESTORED");
      await enqueueMail(tx, userId, "RESET_PASSWORD");
    });
  } catch (error) {
    if (violatedUnique(error)) throw new Refusal("contact.addressTaken");
    throw error;
  }
}

type Owner = Parameters<typeof record>[1] & { id: string };

function putBack(tx: Tx, owner: Owner, { kind, before, after }: HeldChange): Promise<boolean> {
  return kind === "EMAIL" ? putEmail(tx, owner.id, after, before) : putMobileBack(tx, owner, { before, after });
}

/** Whoever was inside also loses the factors added since: otherwise they would keep the owner out. */
async function shutOut(tx: Tx, userId: string, since: Date) {
  const added = { where: { userId, createdAt: { gte: since } } };
  await tx.totp.deleteMany(added);
  await tx.passkey.deleteMany(added);
  await tx.recoveryCode.deleteMany(added);
  await tx.recoverySheet.deleteMany({ where: { userId } });
  await forgetPassword(tx, userId);
  await endAllSessions(tx, userId, "account changed");
  await tx.knownDevice.deleteMany({ where: { userId } });
  for (const purpose of ["RESET_PASSWORD", "CONFIRM_CONTACT"] as const) await voidLinks(tx, userId, purpose);
}
