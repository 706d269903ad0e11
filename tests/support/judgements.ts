import { adviseOn } from "@/lib/advice/read-basis";
import { db } from "@/lib/db";
import type { Judgement } from "@/lib/reviews/schema";
import { aManager, anApplication } from "@/tests/support/make";

type Changes = Parameters<typeof anApplication>[0];
export type Case = Awaited<ReturnType<typeof aCase>>;

/** A case in a manager's hands: in review unless told. */
export async function aCase(changes: Changes = {}) {
  const manager = changes?.manager ?? (await aManager());
  const { id, customer } = await anApplication({ status: "IN_REVIEW", ...changes, manager });
  const adviceMark = (await adviseOn(db, id))!.mark;
  return { id, manager, customer, customerId: customer.id, version: 1, profileVersion: 1, adviceMark };
}

/** The case as its page shows it after something has changed: another profile, another advice. */
export const seenAnew = async (made: Case, profileVersion: number): Promise<Case> => ({
  ...made,
  profileVersion,
  adviceMark: (await adviseOn(db, made.id))!.mark,
});

/** What the page of this case sends along with an approval. */
export const approval = ({ id, version, profileVersion, adviceMark }: Case, limit = 1_000_000n): Judgement => ({
  applicationId: id,
  version,
  profileVersion,
  adviceMark,
  overrideReason: "MORE_IS_KNOWN",
  outcome: "APPROVE",
  limit,
  reasons: [],
  fieldsAsked: [],
  documentsAsked: [],
  message: null,
  opinion: "收入稳定，负债较低，同意办理。",
});

export const rejection = (made: Case): Judgement => ({
  ...approval(made),
  outcome: "REJECT",
  limit: null,
  reasons: ["REPAYMENTS_HIGH", "JOB_TOO_RECENT"],
  opinion: "还款占收入过高，不同意办理。",
});

export const request = (made: Case): Judgement => ({
  ...approval(made),
  outcome: "RETURN",
  limit: null,
  fieldsAsked: ["monthlyIncome"],
  documentsAsked: ["INCOME_PROOF"],
  message: "请补充近三个月的收入证明。",
  opinion: "收入与流水不符，须补证明。",
});

/** What the page of a case that waits for the second signature sends along with one. */
export const secondSignature = (
  { id, version }: Pick<Case, "id" | "version">,
  outcome: "APPROVE" | "SEND_BACK" = "APPROVE",
) => ({ applicationId: id, version, outcome, opinion: "复核无误，同意第一签意见。" });

/** All that judgements leave behind, to see that each came once, or not at all. */
export async function tracesOf({ id, customerId }: Case) {
  const before = ["submitted", "claimed"];
  const [application, customer, decisions, steps, entries, mails] = await Promise.all([
    db.application.findUniqueOrThrow({ where: { id }, select: stateOfCase }),
    db.customer.findUniqueOrThrow({ where: { id: customerId }, select: { number: true, verifiedAt: true } }),
    db.decision.findMany({ where: { applicationId: id }, orderBy: { onVersion: "asc" } }),
    db.applicationEvent.findMany({ where: { applicationId: id, kind: { notIn: before } }, orderBy: { id: "asc" } }),
    db.operationLogEntry.findMany({ where: { objectId: id }, orderBy: { id: "asc" } }),
    db.mail.findMany({ where: { userId: customerId }, orderBy: { id: "asc" } }),
  ]);
  return { application, customer, decisions, steps, entries, mails };
}

const stateOfCase = {
  status: true,
  version: true,
  managerId: true,
  grantedLimit: true,
  decidedAt: true,
  returnedAt: true,
  answeredAt: true,
  reapplyFrom: true,
} as const;
