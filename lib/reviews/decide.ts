import "server-only";
import { knowExperience } from "@/lib/advice/experience";
import { freezeAdvice } from "@/lib/advice/freeze";
import { toldOf } from "@/lib/advice/told";
import { limitWithin, needsSecondSignature } from "@/lib/applications/rules";
import { addStep } from "@/lib/applications/timeline";
import { record } from "@/lib/audit/record";
import type { Manager } from "@/lib/auth/actor";
import { type Tx, transaction } from "@/lib/db";
import type { ApplicationStatus } from "@/lib/generated/prisma/enums";
import { enqueueMail } from "@/lib/mail/enqueue";
import { formatAmount } from "@/lib/money";
import { Refusal } from "@/lib/refusal";
import { about } from "@/lib/reviews/about";
import { grant } from "@/lib/reviews/grant";
import { type HeldCase, holdCase, refuseStaleFactor, refuseUnless, refuseWithoutApproval } from "@/lib/reviews/hold";
import { welcomeAgain } from "@/lib/reviews/rules";
import type { Judgement } from "@/lib/reviews/schema";
import { move, sign } from "@/lib/reviews/sign";
import { refuseChangedIdentity, refuseSecondNumber } from "@/lib/reviews/verify";

/**
 * A manager's judgement on a case of his or her own, made from the page that showed `version` and `profileVersion`.
 * Answers with the state that follows: an approval may still have to wait for a second signature.
 */
export async function decide(manager: Manager, judgement: Judgement): Promise<ApplicationStatus> {
  if (judgement.outcome !== "RETURN") await knowExperience();
  return transaction(async (tx) => {
    const held = await holdCase(tx, manager, judgement.applicationId);
    refuseUnless(held, "IN_REVIEW");
    if (held.managerId !== manager.id) throw new Refusal("review.notYours");
    if (held.version !== judgement.version) throw new Refusal("review.changed");
    if (held.profileVersion !== judgement.profileVersion) throw new Refusal("review.profileChanged");
    return outcomes[judgement.outcome](tx, manager, held, judgement);
  });
}

const outcomes = { APPROVE: approve, REJECT: reject, RETURN: giveBack };

async function approve(tx: Tx, manager: Manager, held: HeldCase, judgement: Judgement) {
  const { limit, opinion } = judgement;
  refuseWithoutApproval(held);
  const granted = within(manager, held, limit);
  refuseStaleFactor(manager, granted);
  refuseChangedIdentity(held);
  await freezeAdvice(tx, manager, held, { ...judgement, outcome: "APPROVE" });
  await sign(tx, manager, held, { step: "FIRST", outcome: "APPROVE", limit: granted, opinion });
  if (!needsSecondSignature(held, granted, held.authority)) return grant(tx, manager, held, granted);

  await refuseSecondNumber(tx, held);
  await move(tx, held, { status: "SECOND_REVIEW", grantedLimit: granted, answeredAt: null });
  const facts = { limit: String(granted), profileVersion: held.profileVersion };
  await addStep(tx, held.id, "sentForSecondSignature", manager.id, facts);
  await record(
    tx,
    manager,
    "application.sentForSecondSignature",
    about(held, "SECOND_REVIEW", { limit: String(granted) }, granted),
  );
  return "SECOND_REVIEW" as const;
}

async function reject(tx: Tx, manager: Manager, held: HeldCase, judgement: Judgement) {
  const { reasons, opinion, letter } = judgement;
  if (letter !== undefined && letter !== reasons.join()) throw new Refusal("review.letterUnseen");
  const advice = await freezeAdvice(tx, manager, held, { ...judgement, outcome: "REJECT" });
  const decidedAt = new Date();
  const reapplyFrom = welcomeAgain(decidedAt, held.reapplyAfterDays);
  await sign(tx, manager, held, { step: "FIRST", outcome: "REJECT", reasons, opinion });
  await move(tx, held, { status: "REJECTED", decidedAt, reapplyFrom, answeredAt: null });
  const told = advice ? toldOf(advice, reasons) : [];
  await addStep(tx, held.id, "rejected", manager.id, { reasons, ...(told.length > 0 && { told }) });
  await record(tx, manager, "application.rejected", about(held, "REJECTED", { reasons }));
  await enqueueMail(tx, held.customerId, "APPLICATION_REJECTED", { applicationId: held.id });
  return "REJECTED" as const;
}

async function giveBack(tx: Tx, manager: Manager, held: HeldCase, { opinion, message, ...asked }: Judgement) {
  const { fieldsAsked, documentsAsked } = asked;
  const wanted = { fields: fieldsAsked, documents: documentsAsked };
  await sign(tx, manager, held, { step: "FIRST", outcome: "RETURN", opinion, message, fieldsAsked, documentsAsked });
  await move(tx, held, { status: "RETURNED", returnedAt: new Date(), answeredAt: null });
  await addStep(tx, held.id, "returned", manager.id, wanted);
  await record(tx, manager, "application.returned", about(held, "RETURNED", wanted));
  await enqueueMail(tx, held.customerId, "APPLICATION_RETURNED", { applicationId: held.id });
  return "RETURNED" as const;
}

/** The limit, if the product allows it: its bounds may have changed since the page was made. */
function within({ language }: Manager, held: HeldCase, limit: bigint | null): bigint {
  if (limit !== null && limitWithin(held, limit)) return limit;
  const yuan = (cents: bigint) => formatAmount(cents, language, { whole: true });
  throw new Refusal("limit.outside", {
    field: "limit",
    values: { min: yuan(held.minLimit), max: yuan(held.maxLimit) },
  });
}
