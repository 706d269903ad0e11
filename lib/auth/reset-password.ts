import "server-only";
import { record } from "@/lib/audit/record";
import type { Visitor } from "@/lib/auth/actor";
import { forgiveGuesses } from "@/lib/auth/guessing";
import { redeemLink, voidLinks } from "@/lib/auth/links";
import { savePassword, wrapPassword } from "@/lib/auth/password";
import { refuseWeak } from "@/lib/auth/refuse-weak";
import type { NewPassword } from "@/lib/auth/schema";
import { transaction } from "@/lib/db";
import { enqueueMail } from "@/lib/mail/enqueue";
import { Refusal } from "@/lib/refusal";
import { endAllSessions } from "@/lib/sessions/end";

/**
 * Sets a new password by the link that its owner was mailed. Nobody is signed in by it and no second factor is
 * passed over: it ends every session, and the next sign-in asks for all that sign-ins ask for.
 */
export async function resetPassword(visitor: Visitor, { token, password }: NewPassword) {
  const emailIndex = await transaction(async (tx) => {
    const id = await redeemLink(tx, "RESET_PASSWORD", token);
    const user = await tx.user.findUniqueOrThrow({
      where: { id },
      select: { role: true, status: true, emailIndex: true },
    });
    if (user.status !== "ACTIVE") throw new Refusal("link.expired");
    await refuseWeak(tx, id, password);
    await savePassword(tx, id, await wrapPassword(id, password));
    await voidLinks(tx, id, "RESET_PASSWORD");
    await endAllSessions(tx, id, "password reset");
    await record(tx, { ...visitor, id, role: user.role }, "password.reset", { detail: {} });
    await enqueueMail(tx, id, "PASSWORD_CHANGED");
    return user.emailIndex;
  });
  await forgiveGuesses({ what: "account", whom: emailIndex });
}
