import "server-only";
import type { Tx } from "@/lib/db";
import { enqueueMail } from "@/lib/mail/enqueue";
import { Refusal } from "@/lib/refusal";

/**
 * Asks a person to set a new password: the link goes to the person's own address and to nobody else. It ends nothing
 * by itself; the old password and every session stay until the new one is set. Whoever calls it writes the log entry.
 */
export async function askForReset(tx: Tx, userId: string) {
  const active = await tx.user.count({ where: { id: userId, status: "ACTIVE" } });
  if (active === 0) throw new Refusal("reset.notActive");
  await enqueueMail(tx, userId, "ASKED_TO_RESET");
}
