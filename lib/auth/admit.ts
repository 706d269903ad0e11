import "server-only";
import { record } from "@/lib/audit/record";
import type { Origin } from "@/lib/auth/actor";
import { type Attempt, noteAttempt } from "@/lib/auth/attempts";
import { noteDevice } from "@/lib/auth/device";
import type { Tx } from "@/lib/db";
import { enqueueMail } from "@/lib/mail/enqueue";
import { mostSessions } from "@/lib/sessions/rules";

type Whole = Attempt & { user: NonNullable<Attempt["user"]>; from: Origin & { browser: string | null } };

/** What a whole sign-in leaves behind: history, log, the known browser, a letter about a new one. Gives the browser's token. */
export async function admit(tx: Tx, attempt: Whole): Promise<string> {
  const { user, from } = attempt;
  const [before] = await tx.$queryRaw<{ known: boolean }[]>`
    SELECT EXISTS (SELECT 1 FROM "KnownDevice" WHERE "userId" = ${user.id}::uuid) AS known`;
  const { browser, isNew } = await noteDevice(tx, user.id, from);
  if (isNew && before?.known)
    await enqueueMail(tx, user.id, "NEW_DEVICE", { device: from.device || "none", address: from.address });
  await tx.$executeRaw`
    UPDATE "User" SET "previousSignInAt" = "lastSignInAt", "lastSignInAt" = now() WHERE id = ${user.id}::uuid`;
  await noteAttempt(attempt, "SUCCEEDED", tx);
  await record(tx, { ...from, ...user }, "session.started", { detail: {} });
  await endOldest(tx, user);
  return browser;
}

/** One session more than a person may have ends the oldest. */
async function endOldest(tx: Tx, { id, role }: Whole["user"]) {
  await tx.$executeRaw`
    UPDATE "Session" SET "endedAt" = now(), "endedReason" = 'too many'
    WHERE id IN (SELECT id FROM "Session"
      WHERE "userId" = ${id}::uuid AND stage = 'FULL' AND "endedAt" IS NULL AND "expiresAt" > now()
      ORDER BY "createdAt" DESC, id DESC OFFSET ${mostSessions[role]})`;
}
