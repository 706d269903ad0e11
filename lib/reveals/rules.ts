/** Why a manager may need to see who a customer is in full. */
export const revealReasons = ["CUSTOMER_ASKED", "CHECK_IDENTITY", "CONTACT", "SUSPICION", "AUTHORITY"] as const;
export type RevealReason = (typeof revealReasons)[number];

/** What is shown then, and nothing else. */
export const revealedFields = [
  "name",
  "documentType",
  "documentNumber",
  "birthDate",
  "mobile",
  "email",
  "homeAddress",
  "mailingAddress",
  "employer",
  "workAddress",
] as const;
export type RevealedField = (typeof revealedFields)[number];

/** For each person and any sixty minutes. */
export const mostInAnHour = 30;
