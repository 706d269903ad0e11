import "server-only";
import { createTransport } from "nodemailer";
import { db } from "@/lib/db";
import { env } from "@/lib/env";
import type { MailTemplate } from "@/lib/generated/prisma/enums";
import { lazy } from "@/lib/lazy";
import { log } from "@/lib/log";
import { compose, type Letter } from "@/lib/mail/compose";
import { keepInMailbox } from "@/lib/mail/mailbox";
import { mailOverTls } from "@/lib/wall/tls";

type Claimed = { id: string; userId: string; template: MailTemplate; facts: unknown; attempts: number };

const mostAttempts = 12;

/** Sends what is due, one letter at a time, until nothing is; several workers never take the same one. */
export async function deliverDue(): Promise<number> {
  let sent = 0;
  for (let mail = await claim(); mail; mail = await claim()) {
    await deliver(mail);
    sent += 1;
  }
  return sent;
}

/** Takes the next letter and sets its next try before sending, so that a crash delays it and never loses it. */
async function claim(): Promise<Claimed | undefined> {
  const rows = await db.$queryRaw<Claimed[]>`
    UPDATE "Mail" SET attempts = attempts + 1,
      "nextTryAt" = now() + least(power(2, attempts), 1440) * interval '1 minute'
    WHERE id = (SELECT id FROM "Mail" WHERE "sentAt" IS NULL AND "nextTryAt" <= now() AND attempts < ${mostAttempts}
                ORDER BY "nextTryAt", id LIMIT 1 FOR UPDATE SKIP LOCKED)
    RETURNING id, "userId", template, facts, attempts`;
  return rows[0];
}

async function deliver(mail: Claimed) {
  try {
    const letter = await compose(mail);
    if (letter) await send(mail.id, letter);
    await db.$executeRaw`UPDATE "Mail" SET "sentAt" = now(), "lastError" = NULL WHERE id = ${mail.id}::uuid`;
  } catch (error) {
    const fault = error instanceof Error ? error.name : "unknown";
    log.warn({ mailId: mail.id, attempts: mail.attempts, fault }, "a letter could not be sent and will be tried again");
    await db.mail.update({ where: { id: mail.id }, data: { lastError: fault }, select: { id: true } });
  }
}

const post = lazy(() =>
  createTransport(mailOverTls(env.SMTP_URL ?? "", env.PLAIN_HOSTS), { from: env.MAIL_FROM, disableFileAccess: true }),
);

/** The Message-ID is the row's id: a letter that had to be sent twice is one letter to the reader's mail program. */
async function send(id: string, { to, subject, text }: Letter) {
  const messageId = `<${id}@${new URL(env.APP_URL).hostname}>`;
  if (!env.SMTP_URL) return keepInMailbox({ id, to, subject, text });
  // As one address, never as a list to be read: a comma in it is no second reader.
  await post.sendMail({ messageId, to: { name: "", address: to }, subject, text });
}
