import "server-only";
import type { SecondSignature } from "@/lib/applications/schema";
import { addStep } from "@/lib/applications/timeline";
import { record } from "@/lib/audit/record";
import type { Manager } from "@/lib/auth/actor";
import { type Tx, transaction } from "@/lib/db";
import type { ApplicationStatus } from "@/lib/generated/prisma/enums";
import { formatAmount } from "@/lib/money";
import { hasRejected } from "@/lib/queue/second-look";
import { Refusal } from "@/lib/refusal";
import { about } from "@/lib/reviews/about";
import { grant } from "@/lib/reviews/grant";
import { type HeldCase, holdCase, refuseStaleFactor, refuseUnless, refuseWithoutApproval } from "@/lib/reviews/hold";
import { move, sign } from "@/lib/reviews/sign";
import { refuseChangedIdentity } from "@/lib/reviews/verify";
import { holdManager } from "@/lib/staff/hold";

/**
 * The second signature, by somebody else with the authority for the limit that the first one proposed:
 * it grants that limit, or sends the case back to the first manager, or to everybody where that one is gone.
 */
export function countersign(manager: Manager, signature: SecondSignature): Promise<ApplicationStatus> {
  const { applicationId, version, outcome, opinion } = signature;
  return transaction(async (tx) => {
    const held = await holdCase(tx, manager, applicationId);
    refuseUnless(held, "SECOND_REVIEW");
    refuseWithoutApproval(held);
    const first = await firstSignature(tx, held);
    if (first.managerId === manager.id || held.managerId === manager.id) throw new Refusal("review.firstSigner");
    if (await hasRejected(tx, manager.id, held.id)) throw new Refusal("queue.ownRejection");
    if (first.limit > held.authority) throw aboveAuthority(manager, first.limit, held.authority);
    if (held.version !== version) throw new Refusal("review.changed");
    if (outcome === "SEND_BACK") return sendBack(tx, manager, held, opinion);

    if (held.profileVersion !== first.profileVersion) throw new Refusal("review.changedSinceFirst");
    refuseStaleFactor(manager, first.limit);
    refuseChangedIdentity(held);
    await sign(tx, manager, held, { step: "SECOND", outcome: "APPROVE", limit: first.limit, opinion });
    return grant(tx, manager, held, first.limit);
  });
}

function aboveAuthority({ language }: Manager, limit: bigint, authority: bigint) {
  const yuan = (cents: bigint) => formatAmount(cents, language, { whole: true });
  return new Refusal("review.aboveAuthority", { values: { limit: yuan(limit), authority: yuan(authority) } });
}

async function sendBack(tx: Tx, manager: Manager, held: HeldCase, opinion: string) {
  await sign(tx, manager, held, { step: "SECOND", outcome: "SEND_BACK", opinion });
  const first = held.managerId && (await holdManager(tx, held.managerId, "applications.review"));
  const status = first ? "IN_REVIEW" : "SUBMITTED";
  await move(tx, held, {
    status,
    grantedLimit: null,
    attendedAt: new Date(),
    ...(first ? {} : { managerId: null, claimedAt: null }),
  });
  await addStep(tx, held.id, "sentBack", manager.id, {});
  await record(tx, manager, "application.sentBack", about(held, status, {}, null));
  return status;
}

/** Who proposed which limit, looking at which version of the profile. */
async function firstSignature(tx: Tx, { id, submittedVersion }: HeldCase) {
  const decision = await tx.decision.findFirst({
    where: { applicationId: id, step: "FIRST", outcome: "APPROVE" },
    orderBy: { onVersion: "desc" },
    select: { managerId: true, limit: true },
  });
  const step = await tx.applicationEvent.findFirst({
    where: { applicationId: id, kind: "sentForSecondSignature" },
    orderBy: [{ at: "desc" }, { id: "desc" }],
    select: { facts: true },
  });
  if (!decision?.limit) throw new Error("a case awaits a second signature without a first");
  const { profileVersion = submittedVersion } = (step?.facts ?? {}) as { profileVersion?: number };
  return { managerId: decision.managerId, limit: decision.limit, profileVersion };
}
