/** How long factors reported as lost stay in any case, in hours. */
export const lossHours = 24;

/** How many recovery codes a person gets at a time. */
export const codesAtOnce = 10;

/** Letters and figures that are not taken for one another when read from paper. */
export const codeLetters = "23456789ABCDEFGHJKMNPQRSTVWXYZ";

/** A code from an app is six figures; anything else is tried as a recovery code. */
export const isTotpCode = (typed: string) => /^\d{6}$/.test(typed);

/** A recovery code as it is compared: capital letters, no dashes. */
export const plainCode = (typed: string) => typed.toUpperCase().replace(/[^0-9A-Z]/g, "");

/** A recovery code as it is shown, in two groups. */
export const groupedCode = (plain: string) => `${plain.slice(0, 5)}-${plain.slice(5)}`;
