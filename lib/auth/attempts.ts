import "server-only";
import { record, theBank } from "@/lib/audit/record";
import type { Origin, Role } from "@/lib/auth/actor";
import { countTry } from "@/lib/auth/throttle";
import { db, type Tx, transaction } from "@/lib/db";
import type { SignInOutcome } from "@/lib/generated/prisma/enums";
import { enqueueMail } from "@/lib/mail/enqueue";

/** An attempt to sign in: from where, at which address, and whose account that is. */
export type Attempt = { from: Origin; emailIndex: string; user: { id: string; role: Role } | null };

/** So many failures of the whole bank within the window, and its administrators are told, once for each window. */
export const alarm = { failures: 100, minutes: 10 };

/** Every attempt is in the sign-in history. */
export async function noteAttempt(
  { from, emailIndex, user }: Attempt,
  outcome: SignInOutcome,
  tx: Pick<Tx, "signIn"> = db,
) {
  const { address, device } = from;
  const data = { userId: user?.id ?? null, role: user?.role ?? null, emailIndex, outcome, address, device };
  await tx.signIn.create({ data, select: { id: true } });
}

export async function noteFailure(attempt: Attempt, outcome: SignInOutcome) {
  await noteAttempt(attempt, outcome);
  const count = await countTry({ what: "sign-in failures", whom: "bank", windowSeconds: alarm.minutes * 60 });
  if (count === alarm.failures + 1) await soundAlarm();
}

function soundAlarm() {
  return transaction(async (tx) => {
    await record(tx, theBank, "signIn.alarm", { detail: alarm });
    const admins = await tx.user.findMany({ where: { role: "ADMIN", status: "ACTIVE" }, select: { id: true } });
    const facts = { failures: String(alarm.failures), minutes: String(alarm.minutes) };
    for (const { id } of admins) await enqueueMail(tx, id, "SIGN_IN_ALARM", facts);
  });
}
