/**
 * Why an application can be declined. A closed list: each names one fact that the customer can check and change
 * (`reasons.<code>` in the catalogue holds its words and what would help), never a score.
 */
export const rejectionReasons = [
  "REPAYMENTS_HIGH",
  "INCOME_LOW",
  "INCOME_UNVERIFIED",
  "INCOME_UNSTEADY",
  "JOB_TOO_RECENT",
  "EMPLOYMENT_UNVERIFIED",
  "RESIDENCE_TOO_RECENT",
  "ADDRESS_UNVERIFIED",
  "IDENTITY_UNVERIFIED",
  "CARDS_ELSEWHERE_FULL",
  "LIMITS_ELSEWHERE_HIGH",
  "LIMIT_REQUESTED_HIGH",
  "TOO_MANY_RECENT_APPLICATIONS",
  "PAST_DUE_HERE",
  "PAST_DUE_ELSEWHERE",
  "NO_CREDIT_HISTORY",
  "STUDENT_WITHOUT_SUPPORT",
  "BELOW_MINIMUM_AGE",
  "DOCUMENTS_INCOMPLETE",
] as const;

export type RejectionReason = (typeof rejectionReasons)[number];

export const isRejectionReason = (code: string): code is RejectionReason =>
  (rejectionReasons as readonly string[]).includes(code);
