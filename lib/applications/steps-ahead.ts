import type { ApplicationStatus } from "@/lib/generated/prisma/enums";

export type AheadStep = {
  step: "waiting" | "toAnswer" | "signing" | "review" | "second" | "result";
  state: "now" | "next";
};

type Facts = { status: ApplicationStatus; product: { secondSignature: boolean } | null };

/** What an open application waits for now and what comes after, told to its customer; nothing once it is closed. */
export function stepsAhead({ status, product }: Facts): AheadStep[] {
  const now = (step: AheadStep["step"]): AheadStep => ({ step, state: "now" });
  const next = (step: AheadStep["step"]): AheadStep => ({ step, state: "next" });
  const second = product?.secondSignature ? [next("second")] : [];
  switch (status) {
    case "SUBMITTED":
      return [now("waiting"), next("review"), ...second, next("result")];
    case "IN_REVIEW":
      return [...second, next("result")];
    case "RETURNED":
      return [now("toAnswer"), next("review"), ...second, next("result")];
    case "SECOND_REVIEW":
      return [now("signing"), next("result")];
    default:
      return [];
  }
}
