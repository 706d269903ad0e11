import type { Advice } from "@/lib/advice/advise";
import type { FeatureName } from "@/lib/advice/features";
import type { RejectionReason } from "@/lib/applications/reasons";

/** What a reason rests on, as its customer may read it: an own answer, and what is usual where that is known. */
export type Told = { code: string; field: string; value: number; usual: number | null };

/**
 * The answers that a reason may name to a customer: what the person said and can change. Nothing else of an advice is
 * ever told: no score, no rule, no comparison with other people but what is usual.
 */
const restsOn: Partial<Record<RejectionReason, FeatureName[]>> = {
  REPAYMENTS_HIGH: ["debtToIncome"],
  JOB_TOO_RECENT: ["jobMonths"],
  RESIDENCE_TOO_RECENT: ["livingMonths"],
  CARDS_ELSEWHERE_FULL: ["balanceToLimit"],
  LIMITS_ELSEWHERE_HIGH: ["totalLimitToIncome"],
  LIMIT_REQUESTED_HIGH: ["limitToIncome"],
  TOO_MANY_RECENT_APPLICATIONS: ["recentApplications"],
};

/** Where less is better; of the others more is. */
const lessIsBetter: string[] = [
  "debtToIncome",
  "balanceToLimit",
  "totalLimitToIncome",
  "limitToIncome",
  "recentApplications",
];

/** Of the reasons that a manager chose, those for which the advice speaks as well, with the figures it read. */
export function toldOf({ scored, hits }: Advice, reasons: readonly string[]): Told[] {
  return reasons.flatMap((code): Told[] =>
    (restsOn[code as RejectionReason] ?? []).flatMap((field): Told[] => {
      const shortfall = scored.reasons.find((reason) => reason.field === field);
      const read = hits.find((hit) => field in hit.read)?.read[field];
      const value = shortfall?.value ?? read;
      if (typeof value !== "number") return [];
      return [{ code, field, value, usual: usualOf(field, value, shortfall?.reference) }];
    }),
  );
}

/** Only where the usual lies on the better side: else it would say the contrary of the reason. */
function usualOf(field: string, value: number, reference: number | string | null | undefined): number | null {
  if (typeof reference !== "number") return null;
  return lessIsBetter.includes(field) ? (reference < value ? reference : null) : reference > value ? reference : null;
}
