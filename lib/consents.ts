/**
 * The texts a person agrees to when registering, by version. A changed text gets a new version here;
 * which version somebody agreed to is stored with the consent.
 */
export const consentTexts = { TERMS: "2026-11", PRIVACY: "2026-11" } as const;
