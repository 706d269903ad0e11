import type { RejectionReason } from "@/lib/applications/reasons";
import type { Circumstances } from "./circumstances";
import type { Product } from "./plan";
import { burdenOf, type Request } from "./risk";

/** Up to four, the weightiest first; there is always one. */
export function reasonsFor(answers: Circumstances, request: Request, product: Product): RejectionReason[] {
  const { debtToIncome, limitToIncome, jobMonths, used } = burdenOf(answers, request);
  const weights: [RejectionReason, number][] = [
    ["INCOME_LOW", answers.monthlyIncome < product.minMonthlyIncome ? 5 : (limitToIncome - 4) / 3],
    ["REPAYMENTS_HIGH", (debtToIncome - 0.42) * 5],
    ["CARDS_ELSEWHERE_FULL", (used - 0.6) * 4],
    ["JOB_TOO_RECENT", jobMonths === null ? 0 : (8 - jobMonths) / 6],
    ["LIMITS_ELSEWHERE_HIGH", answers.cardLimitsElsewhere / answers.monthlyIncome / 8 - 0.7],
    ["TOO_MANY_RECENT_APPLICATIONS", (request.recentApplications - 1) / 2],
    ["STUDENT_WITHOUT_SUPPORT", answers.employmentKind === "STUDENT" ? 0.6 : 0],
    ["INCOME_UNSTEADY", answers.employmentKind === "FREELANCE" || answers.employmentKind === "SELF_EMPLOYED" ? 0.5 : 0],
    ["NO_CREDIT_HISTORY", answers.cardsElsewhere === 0 ? 0.3 : 0],
  ];
  const found = weights.filter(([, weight]) => weight > 0.2).toSorted((one, other) => other[1] - one[1]);
  return found.length > 0 ? found.slice(0, 4).map(([reason]) => reason) : ["INCOME_UNVERIFIED"];
}
