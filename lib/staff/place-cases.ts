import "server-only";
import { addStep } from "@/lib/applications/timeline";
import { type Changes, record } from "@/lib/audit/record";
import type { Admin } from "@/lib/auth/actor";
import type { Tx } from "@/lib/db";
import { enqueueMail } from "@/lib/mail/enqueue";
import { hasRejected } from "@/lib/queue/second-look";
import { reasonPlace } from "@/lib/queue/transfer";
import { Refusal } from "@/lib/refusal";
import { holdManager } from "@/lib/staff/hold";
import type { HeldStaff } from "@/lib/staff/hold-staff";
import type { Placement } from "@/lib/staff/schema";
import { personKey } from "@/lib/vault/person";
import { seal } from "@/lib/vault/seal";

type Case = { id: string; customerId: string; number: string };

/** Hands over exactly the open cases that a colleague has now, each to the one chosen for it; customers are told. */
export async function placeCases(tx: Tx, admin: Admin, from: HeldStaff, placements: Placement[], reason: string) {
  const cases = await tx.$queryRaw<Case[]>`
    SELECT id, "customerId", number FROM "Application"
    WHERE "managerId" = ${from.id}::uuid AND status IN ('IN_REVIEW', 'RETURNED', 'SECOND_REVIEW')
    ORDER BY id FOR NO KEY UPDATE`;
  const chosen = new Map(placements.map(({ applicationId, toId }) => [applicationId, toId]));
  if (chosen.size !== cases.length || cases.some(({ id }) => !chosen.has(id))) throw new Refusal("staff.casesChanged");

  const takers = await holdTakers(tx, from.id, [...new Set(chosen.values())]);
  for (const one of cases) await hand(tx, admin, from, { case: one, to: takers.get(chosen.get(one.id)!)!, reason });
}

async function holdTakers(tx: Tx, leaverId: string, ids: string[]) {
  const takers = new Map<string, { id: string; name: string }>();
  for (const id of ids.toSorted()) {
    const taker = id === leaverId ? null : await holdManager(tx, id, "applications.review");
    if (!taker) throw new Refusal("queue.toInactive");
    takers.set(id, taker);
  }
  return takers;
}

type Handing = { case: Case; to: { id: string; name: string }; reason: string };

async function hand(tx: Tx, admin: Admin, from: HeldStaff, { case: { id, customerId, number }, to, reason }: Handing) {
  if (await hasRejected(tx, to.id, id)) throw new Refusal("queue.toRejecter");
  await tx.$executeRaw`
    UPDATE "Application" SET "managerId" = ${to.id}::uuid, "claimedAt" = now(), "updatedAt" = now(), version = version + 1
    WHERE id = ${id}::uuid`;
  const reasonSealed = seal(await personKey(tx, customerId), reasonPlace(id), reason);
  const facts = { toId: to.id, toName: to.name, fromName: from.name, reasonSealed };
  await addStep(tx, id, "transferred", admin.id, facts);
  const detail = { number, toId: to.id };
  const changes: Changes = { manager: [from.name, to.name] };
  await record(tx, admin, "application.transferred", { subjectId: customerId, objectId: id, detail, changes });
  await enqueueMail(tx, customerId, "NEW_MANAGER", { applicationId: id });
}
