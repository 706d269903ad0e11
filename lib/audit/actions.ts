import type { DocumentKind } from "@/lib/generated/prisma/enums";

/** Every deed the operation log knows, with the particulars kept. Ids, codes and amounts only: nothing that identifies. */
export type LogDetail = {
  "account.registered": { consentVersion: string };
  "account.confirmed": Record<string, never>;
  "session.started": Record<string, never>;
  "session.ended": Record<string, never>;
  "password.changed": Record<string, never>;
  "password.reset": Record<string, never>;
  "session.confirmed": { factor: string };
  "signIn.alarm": { failures: number; minutes: number };
  "factor.codeUsed": Record<string, never>;
  "language.chosen": { language: string };
  "application.started": { previousId: string | null };
  "application.cardChosen": { productCode: string };
  "application.submitted": { number: string };
  "application.discarded": Record<string, never>;
  "application.expired": Record<string, never>;
  "application.withdrawn": Record<string, never>;
  "application.limitCorrected": { limit: string };
  "application.answered": { round: number };
  "application.approved": { limit: string; customerNumber: string };
  "application.rejected": { reasons: string[] };
  "application.returned": { fields: string[]; documents: DocumentKind[] };
  "application.sentForSecondSignature": { limit: string };
  "application.sentBack": Record<string, never>;
  "staff.invited": { role: string };
  "staff.activated": Record<string, never>;
  "staff.roleChanged": { from: string; to: string };
  "staff.rightsChanged": { template: string; added: string[]; withdrawn: string[] };
  "approval.proposed": { kind: string; hash: string; alone: boolean };
  "approval.approved": { kind: string; hash: string; proposerId: string };
  "approval.declined": { kind: string; hash: string; proposerId: string };
  "approval.withdrawn": { kind: string; hash: string };
  "approval.expired": { kind: string; hash: string; proposerId: string };
  "approval.tookEffect": { kind: string; hash: string; proposerId: string };
  "approval.failed": { kind: string; hash: string; proposerId: string };
  "signIns.exported": Record<string, string>;
  "application.claimed": { number: string };
  "application.released": { number: string };
  "application.transferred": { number: string; toId: string };
  "profile.saved": { section: string; fields: string[]; version: number };
  "document.added": { applicationId: string; kind: DocumentKind; mime: string; bytes: number };
  "document.removed": { applicationId: string; kind: DocumentKind };
  "document.viewed": { applicationId: string; kind: DocumentKind };
};

export type LogAction = keyof LogDetail;
