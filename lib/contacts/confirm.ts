import "server-only";
import { record } from "@/lib/audit/record";
import type { Visitor } from "@/lib/auth/actor";

import { redeemLinkAbout, voidLinks } from "@/lib/auth/links";
import { holdChange, masked } from "@/lib/contacts/hold";
import { markConfirmed } from "@/lib/contacts/keep";
import { putEmail } from "@/lib/contacts/put-email";
import type { ContactLink } from "@/lib/contacts/schema";
import { transaction, violatedUnique } from "@/lib/db";
import { enqueueMail } from "@/lib/mail/enqueue";
import { Refusal } from "@/lib/refusal";
import { endAllSessions } from "@/lib/sessions/end";

/**
 * The owner of the new address confirms it: from now on it is the one to sign in with. Sessions end, links to reset the
 * password are void, and the address before is told once more, with 72 hours to undo it.
 */
export async function confirmChange(visitor: Visitor, { token }: ContactLink) {
  try {
    await transaction(async (tx) => {
      const change = await holdChange(tx, await redeemLinkAbout(tx, "CONFIRM_CONTACT", token));
      if (!change || change.isConfirmed) throw new Refusal("link.expired");
      const { id, kind, userId, before, after } = change;
      const { role, status } = await tx.user.findUniqueOrThrow({
        where: { id: userId },
        select: { role: true, status: true },
      });
      if (status !== "ACTIVE" || !(await putEmail(tx, userId, before, after))) throw new Refusal("link.expired");
      await markConfirmed(tx, id);
      await voidLinks(tx, userId, "RESET_PASSWORD");
      await endAllSessions(tx, userId, "account changed");
      const changes = masked(kind, before.text, after.text);
      const about = { objectId: id, detail: { kind }, changes, key: change.key };
      await record(tx, { ...visitor, id: userId, role }, "contact.changed", about);
      await enqueueMail(tx, userId, "CONTACT_CHANGED", { changeId: id, oldOf: id });
    });
  } catch (error) {
    if (violatedUnique(error)) throw new Refusal("link.expired");
    throw error;
  }
}
