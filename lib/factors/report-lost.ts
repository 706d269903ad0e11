import "server-only";
import { propose } from "@/lib/approvals/propose";
import { record } from "@/lib/audit/record";
import type { Admin } from "@/lib/auth/actor";
import { type Tx, transaction } from "@/lib/db";
import { findAccount } from "@/lib/directory/find-account";
import { countFactors } from "@/lib/factors/change";
import { lossHours } from "@/lib/factors/rules";
import { enqueueMail } from "@/lib/mail/enqueue";
import { nameAndNumber } from "@/lib/named";
import { Refusal } from "@/lib/refusal";
import { sealReason } from "@/lib/staff/reason";

type Report = { personId: string; reason: string };

/**
 * Somebody lost every second factor and was identified: proposes to take them off the account. A second
 * administrator answers, a day goes by in any case, the owner is told at once, and any sign-in meanwhile voids it.
 */
export async function reportLost(admin: Admin, { personId, reason }: Report) {
  const account = await findAccount(admin, personId);
  return transaction(async (tx) => {
    if ((await countFactors(tx, personId)) === 0) throw new Refusal("factor.missing");
    const who = account ? nameAndNumber(account.name, account.number) : await staffWords(tx, personId);
    const [clock] = await tx.$queryRaw<{ notBefore: Date }[]>`
      SELECT now() + ${lossHours}::int * interval '1 hour' AS "notBefore"`;
    const content = { personId, who, notBefore: clock!.notBefore.toISOString() };
    const proposed = await propose(tx, admin, { kind: "account.removeFactors", content, reason });
    const detail = { reasonSealed: await sealReason(tx, personId, reason) };
    await record(tx, admin, "factor.reportedLost", { subjectId: personId, objectId: personId, detail });
    await enqueueMail(tx, personId, "FACTORS_REPORTED_LOST", { hours: String(lossHours) });
    return proposed;
  });
}

async function staffWords(tx: Tx, id: string) {
  const staff = await tx.user.findUnique({ where: { id }, select: { staffName: true, staffNumber: true } });
  return nameAndNumber(staff?.staffName, staff?.staffNumber);
}
