/** Somebody as people call them: name and number, as far as there are any. */
export const nameAndNumber = (name: string | null | undefined, number: string | null | undefined): string =>
  [name, number].filter(Boolean).join(" ");
