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

/** So many failures from one network, and of the whole bank, within a minute are told one by one; a flood is counted. */
const toldApart = { network: 20, bank: 300 };

/** A failure is in the history and in the log of the person at whose account it was, or counted where there are many. */
export async function noteFailure(attempt: Attempt, outcome: SignInOutcome) {
  const { network, bank } = await countFailures(attempt.from.address);
  if (bank > toldApart.bank) await tally("", outcome);
  else if (network > toldApart.network) await tally(attempt.from.address, outcome);
  else await transaction((tx) => tellFailure(tx, attempt, outcome));
  const count = await countTry({ what: "sign-in failures", whom: "bank", windowSeconds: alarm.minutes * 60 });
  if (count === alarm.failures + 1) await soundAlarm();
}

async function countFailures(address: string) {
  const within = { what: "sign-in failures told", windowSeconds: 60 };
  return {
    network: await countTry({ ...within, whom: address }),
    bank: await countTry({ ...within, whom: "bank" }),
  };
}

async function tellFailure(tx: Tx, attempt: Attempt, outcome: SignInOutcome) {
  const { from, user } = attempt;
  await noteAttempt(attempt, outcome, tx);
  const about = { outcome: "FAILED" as const, detail: { outcome }, ...(user ? { subjectId: user.id } : {}) };
  await record(tx, { ...theBank, address: from.address, requestId: from.requestId }, "signIn.failed", about);
}

const tally = (address: string, outcome: SignInOutcome) => db.$executeRaw`
  INSERT INTO "SignInTally" AS t (minute, address, outcome, count)
  VALUES (date_trunc('minute', now()), ${address}, ${outcome}::"SignInOutcome", 1)
  ON CONFLICT (minute, address, outcome) DO UPDATE SET count = t.count + 1`;

type Sum = { minute: Date; outcome: string; count: number; addresses: number };

/** Tells the log of the floods of the minutes that are over: a sum for each. */
export function tellFloods(): Promise<void> {
  return transaction(async (tx) => {
    const sums = await tx.$queryRaw<Sum[]>`
      WITH over AS (DELETE FROM "SignInTally" WHERE minute < date_trunc('minute', now()) RETURNING *)
      SELECT minute, outcome::text, sum(count)::int AS count, count(*)::int AS addresses FROM over
      GROUP BY 1, 2 ORDER BY 1, 2`;
    for (const { minute, ...sum } of sums) {
      const detail = { ...sum, minute: minute.toISOString() };
      await record(tx, theBank, "signIn.flood", { outcome: "FAILED", detail });
    }
  });
}

function soundAlarm() {
  return transaction(async (tx) => {
    await record(tx, theBank, "signIn.alarm", { detail: alarm });
    const admins = await tx.user.findMany({ where: { role: "ADMIN", status: "ACTIVE" }, select: { id: true } });
    const facts = { failures: String(alarm.failures), minutes: String(alarm.minutes) };
    for (const { id } of admins) await enqueueMail(tx, id, "SIGN_IN_ALARM", facts);
  });
}
