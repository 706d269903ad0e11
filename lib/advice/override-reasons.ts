/** Why a manager decides against the advice. Each is followed up with what became of the card. */
export const overrideReasons = [
  "MORE_IS_KNOWN",
  "DOCUMENTS_SHOW_OTHERWISE",
  "LONG_GOOD_CUSTOMER",
  "SECURITY_OR_GUARANTOR",
  "SUSPICION",
  "SCORE_MISSES_CASE",
] as const;

export type OverrideReason = (typeof overrideReasons)[number];
