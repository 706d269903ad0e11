import type { ApplicationStatus } from "@/lib/generated/prisma/enums";
import { addDays, addWorkingDays } from "@/lib/time";

/** A draft is kept this long after the last change. */
export const draftDays = 30;
/** Working days from the approval until the card is on its way. */
const cardDays = 3;

type Facts = {
  status: ApplicationStatus;
  updatedAt: Date;
  answeredAt: Date | null;
  dueAt: Date | null;
  decidedAt: Date | null;
  reapplyFrom: Date | null;
};

export type NextStep = {
  /** Words: `applications.next.<what>`. */
  what:
    | "finishDraft"
    | "claim"
    | "review"
    | "reviewAnswer"
    | "answer"
    | "secondSignature"
    | "card"
    | "reapply"
    | "newApplication";
  /** Whose turn it is. */
  turn: "customer" | "bank";
  /** Until when, or from when for `reapply`; null where no day is promised. */
  by: Date | null;
};

/** What happens next with an application, told to its customer. */
export function nextStep({ status, updatedAt, answeredAt, dueAt, decidedAt, reapplyFrom }: Facts): NextStep {
  switch (status) {
    case "DRAFT":
      return { what: "finishDraft", turn: "customer", by: addDays(updatedAt, draftDays) };
    case "SUBMITTED":
      return { what: "claim", turn: "bank", by: dueAt };
    case "IN_REVIEW":
      return { what: answeredAt ? "reviewAnswer" : "review", turn: "bank", by: dueAt };
    case "RETURNED":
      return { what: "answer", turn: "customer", by: null };
    case "SECOND_REVIEW":
      return { what: "secondSignature", turn: "bank", by: dueAt };
    case "APPROVED":
      return { what: "card", turn: "bank", by: decidedAt && addWorkingDays(decidedAt, cardDays) };
    case "REJECTED":
      return { what: "reapply", turn: "customer", by: reapplyFrom };
    case "WITHDRAWN":
      return { what: "newApplication", turn: "customer", by: null };
  }
}
