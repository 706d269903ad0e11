import "server-only";
import { z } from "zod";
import type { Kind, Person } from "@/lib/approvals/kinds";
import { record } from "@/lib/audit/record";
import type { Tx } from "@/lib/db";
import { lossHours } from "@/lib/factors/rules";
import { enqueueMail } from "@/lib/mail/enqueue";
import { Refusal } from "@/lib/refusal";
import { endAllSessions } from "@/lib/sessions/end";

/** Whose factors, in words that name no customer whole; and the moment before which they stay. */
const content = z.object({ personId: z.uuid(), who: z.string(), notBefore: z.iso.datetime() });
type Content = z.output<typeof content>;

/** Takes every second factor from an account whose owner has lost them all, and was identified by the bank. */
export const lostFactors: Kind<Content> = {
  right: "staff.manage",
  content,
  excludes: (_tx, { personId }) => [personId],
  tell: ({ who, notBefore }) => [
    { label: "whom", text: who },
    { label: "notBefore", at: notBefore },
  ],
  apply: (tx, { proposer }, asked) => removeAll(tx, proposer, asked),
};

async function removeAll(tx: Tx, proposer: Person, { personId, notBefore }: Content) {
  await tx.$executeRaw`SELECT 1 FROM "User" WHERE id = ${personId}::uuid FOR UPDATE`;
  const [clock] = await tx.$queryRaw<{ hours: number; seen: boolean }[]>`
    SELECT ceil(extract(epoch FROM ${notBefore}::timestamptz - now()) / 3600)::int AS hours,
           EXISTS (SELECT 1 FROM "SignIn" WHERE "userId" = ${personId}::uuid AND outcome = 'SUCCEEDED'
                   AND at > ${notBefore}::timestamptz - ${lossHours}::int * interval '1 hour') AS seen`;
  if (!clock || clock.seen) throw new Refusal("factor.notLost");
  if (clock.hours > 0) throw new Refusal("factor.lossWaits", { values: { hours: clock.hours } });
  const apps = await tx.totp.deleteMany({ where: { userId: personId } });
  const passkeys = await tx.passkey.deleteMany({ where: { userId: personId } });
  if (apps.count + passkeys.count === 0) throw new Refusal("factor.missing");
  await tx.recoveryCode.deleteMany({ where: { userId: personId } });
  await tx.knownDevice.deleteMany({ where: { userId: personId } });
  await endAllSessions(tx, personId, "factor changed");
  await record(tx, proposer, "factor.removed", { subjectId: personId, objectId: personId, detail: { factor: "all" } });
  await enqueueMail(tx, personId, "FACTOR_REMOVED", { factor: "all" });
}
