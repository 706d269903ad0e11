import "server-only";
import { randomUUIDv7 } from "node:crypto";
import { record } from "@/lib/audit/record";
import type { Origin } from "@/lib/auth/actor";
import type { Attempt } from "@/lib/auth/attempts";
import { hashToken, newToken } from "@/lib/auth/token";
import type { Tx } from "@/lib/db";
import { enqueueMail } from "@/lib/mail/enqueue";
import { mostSessions } from "@/lib/sessions/rules";

type Whole = Attempt & { user: NonNullable<Attempt["user"]>; from: Origin & { browser: string | null } };

/** What a whole sign-in leaves behind: history, log, the known browser, a letter about a new one. Gives the browser's token. */
export async function admit(tx: Tx, attempt: Whole): Promise<string> {
  const { user, from } = attempt;
  const browser = from.browser ?? newToken();
  const { isNew, knewOthers } = await note(tx, attempt, browser);
  if (isNew && knewOthers)
    await enqueueMail(tx, user.id, "NEW_DEVICE", { device: from.device || "none", address: from.address });
  await record(tx, { ...from, ...user }, "session.started", { detail: {} });
  return browser;
}

type Noted = { isNew: boolean; knewOthers: boolean };

/**
 * The browser, the account's last sign-in and the history, and that one session more than a person may have ends the
 * oldest: in one statement, since each costs more than what it writes, and many sign in at once.
 */
async function note(tx: Tx, { user: { id, role }, from, emailIndex }: Whole, browser: string): Promise<Noted> {
  const [noted] = await tx.$queryRaw<Noted[]>`
    WITH device AS (
      INSERT INTO "KnownDevice" (id, "userId", "tokenHash") VALUES (gen_random_uuid(), ${id}::uuid, ${hashToken(browser)})
      ON CONFLICT ("userId", "tokenHash") DO UPDATE SET "lastSeenAt" = now()
      RETURNING xmax = 0 AS fresh),
    account AS (
      UPDATE "User" SET "previousSignInAt" = "lastSignInAt", "lastSignInAt" = now() WHERE id = ${id}::uuid),
    history AS (
      INSERT INTO "SignIn" (id, "userId", role, "emailIndex", outcome, address, device)
      VALUES (${randomUUIDv7()}::uuid, ${id}::uuid, ${role}::"Role", ${emailIndex}, 'SUCCEEDED', ${from.address}, ${from.device})),
    oldest AS (
      UPDATE "Session" SET "endedAt" = now(), "endedReason" = 'too many'
      WHERE id IN (SELECT id FROM "Session"
        WHERE "userId" = ${id}::uuid AND stage = 'FULL' AND "endedAt" IS NULL AND "expiresAt" > now()
        ORDER BY "createdAt" DESC, id DESC OFFSET ${mostSessions[role]}))
    SELECT fresh AS "isNew", EXISTS (SELECT 1 FROM "KnownDevice" WHERE "userId" = ${id}::uuid) AS "knewOthers" FROM device`;
  return noted!;
}
