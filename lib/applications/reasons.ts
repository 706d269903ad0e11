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

/** What a customer stated, in cents, and what the card asks for. */
export type Figures = Record<"income" | "repayment" | "limits" | "balance" | "wished" | "minimum", number | null>;

/** The reasons that rest on the customer's own figures, and on which. Anything else a reason rests on stays with the bank. */
const restsOn = {
  REPAYMENTS_HIGH: ["repayment", "income"],
  INCOME_LOW: ["income", "minimum"],
  LIMIT_REQUESTED_HIGH: ["wished", "income"],
  LIMITS_ELSEWHERE_HIGH: ["limits", "income"],
  CARDS_ELSEWHERE_FULL: ["limits", "balance"],
} as const satisfies Partial<Record<RejectionReason, (keyof Figures)[]>>;

export type FiguredReason = keyof typeof restsOn;

export const isFigured = (code: string): code is FiguredReason => code in restsOn;

/** The figures to name beside a reason; null where one is not known, or where they would contradict it. */
export function figuresBehind(code: FiguredReason, figures: Figures): Partial<Record<keyof Figures, bigint>> | null {
  const named = restsOn[code].map((name) => [name, figures[name]] as const);
  if (named.some(([, cents]) => cents === null)) return null;
  if (code === "INCOME_LOW" && (figures.income ?? 0) >= (figures.minimum ?? 0)) return null;
  return Object.fromEntries(named.map(([name, cents]) => [name, BigInt(cents ?? 0)]));
}

export type RejectionReason = (typeof rejectionReasons)[number];

export const isRejectionReason = (code: string): code is RejectionReason =>
  (rejectionReasons as readonly string[]).includes(code);
