import "server-only";
import { undoableChange } from "@/lib/contacts/undoable";
import type { Tx } from "@/lib/db";
import type { MailTemplate } from "@/lib/generated/prisma/enums";

/** Puts a mail into the outbox of the present transaction; the worker sends it afterwards, at least once. */
export async function enqueueMail(tx: Tx, userId: string, template: MailTemplate, facts: Record<string, string> = {}) {
  await tx.mail.create({ data: { userId, template, facts }, select: { id: true } });
  if (!alsoToOldAddress.has(template) || facts.oldOf) return;
  const change = await undoableChange(tx, userId, "EMAIL");
  if (change)
    await tx.mail.create({ data: { userId, template, facts: { ...facts, oldOf: change.id } }, select: { id: true } });
}

/** What concerns the safety of an account: the address before is told as well, for as long as it may undo its change. */
const alsoToOldAddress: ReadonlySet<MailTemplate> = new Set<MailTemplate>([
  "PASSWORD_CHANGED",
  "CONTACT_CHANGED",
  "FACTOR_ADDED",
  "FACTOR_REMOVED",
  "RECOVERY_CODES_MADE",
  "RECOVERY_CODE_USED",
  "NEW_DEVICE",
]);
