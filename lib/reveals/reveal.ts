import "server-only";
import { record } from "@/lib/audit/record";
import type { Manager } from "@/lib/auth/actor";
import { holdRight } from "@/lib/auth/hold-right";
import { readProfile } from "@/lib/customers/read-profile";
import type { Answer } from "@/lib/customers/rules";
import { type Tx, transaction } from "@/lib/db";
import { Refusal } from "@/lib/refusal";
import { mostInAnHour, type RevealedField, revealedFields } from "@/lib/reveals/rules";
import type { Revealing } from "@/lib/reveals/schema";

export type Revealed = Partial<Record<RevealedField, NonNullable<Answer>>>;

/**
 * Who a customer is, in full, against a reason. The entry stands in the log, and in the customer's own, before
 * anything is shown; the words go into it sealed under the customer's key.
 */
export function revealCustomer(manager: Manager, { customerId, why, words }: Revealing): Promise<Revealed> {
  return transaction(async (tx) => {
    await holdRight(tx, manager, "customers.reveal");
    if (!manager.fresh) throw new Refusal("factor.stale");
    await requireQuota(tx, manager);
    const revealed = await readInFull(tx, manager, customerId);
    const fields = revealedFields.filter((field) => revealed[field] !== undefined);
    await record(tx, manager, "customer.revealed", {
      subjectId: customerId,
      objectId: customerId,
      detail: { why, fields },
      changes: { words: [null, words] },
    });
    return revealed;
  });
}

/** One at a time for each person, so that two at once are counted as two. */
async function requireQuota(tx: Tx, manager: Manager) {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`reveal ${manager.id}`}, 0))`;
  const [found] = await tx.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM "OperationLogEntry"
    WHERE "actorId" = ${manager.id}::uuid AND at > now() - interval '1 hour' AND action = 'customer.revealed'`;
  if (found!.count >= mostInAnHour) throw new Refusal("reveal.tooMany", { values: { most: mostInAnHour } });
}

async function readInFull(tx: Tx, manager: Manager, customerId: string): Promise<Revealed> {
  const there = { id: customerId, user: { role: "CUSTOMER" as const } };
  if (customerId === manager.id || (await tx.customer.count({ where: there })) === 0)
    throw new Refusal("reveal.nobody");
  const { profile, email } = await readProfile(tx, customerId);
  const { province, city, line, postcode } = profile;
  const homeAddress = province && city && line ? { province, city, line, postcode } : null;
  const said: Record<RevealedField, Answer> = { ...profile, email, homeAddress };
  return Object.fromEntries(revealedFields.flatMap((field) => (said[field] === null ? [] : [[field, said[field]]])));
}
