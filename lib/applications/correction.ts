import type { CorrectableField } from "@/lib/applications/schema";
import { type SectionField, sections } from "@/lib/customers/rules";

/** Answers that only make sense together: asked for one, the customer may change the others with it. */
const together: readonly (readonly SectionField[])[] = [
  ["documentType", "documentNumber", "birthDate", "sex"],
  ["province", "city", "line", "postcode"],
  ["employmentKind", "employer", "employerKind", "occupation", "jobSince"],
  ["cardsElsewhere", "cardLimitsElsewhere", "cardBalanceElsewhere"],
];

/** Every answer that a correction may change, from those that were asked for. */
export function openedBy(asked: readonly string[]): CorrectableField[] {
  const opened = new Set(asked);
  for (const group of together) {
    if (group.some((field) => asked.includes(field))) for (const field of group) opened.add(field);
  }
  const known: CorrectableField[] = ["requestedLimit", ...Object.values(sections).flat()];
  return known.filter((field) => opened.has(field));
}
