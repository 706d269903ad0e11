import "server-only";
import type { Tx } from "@/lib/db";
import type { MailTemplate } from "@/lib/generated/prisma/enums";

/** Puts a mail into the outbox of the present transaction; the worker sends it afterwards, at least once. */
export async function enqueueMail(tx: Tx, userId: string, template: MailTemplate, facts: Record<string, string> = {}) {
  await tx.mail.create({ data: { userId, template, facts }, select: { id: true } });
}
