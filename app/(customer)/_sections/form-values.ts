import type { Address, Profile } from "@/lib/customers/profile";
import { type Section, sections } from "@/lib/customers/rules";
import { yuanText } from "@/lib/money";

/** The answers of a section as its form shows them again. What a resident ID says by itself is not asked for again. */
export function formValues(profile: Profile, section: Section): Record<string, string> {
  const read = profile.documentType === "RESIDENT_ID" ? ["birthDate", "sex"] : [];
  const shown = sections[section].filter((field) => !read.includes(field));
  return Object.fromEntries(shown.map((field) => [field, typed(profile[field])]));
}

export const addressValues = (address: Address | null): Record<string, string> =>
  Object.fromEntries(Object.entries(address ?? {}).map(([field, answer]) => [field, typed(answer)]));

function typed(answer: string | number | bigint | null): string {
  return typeof answer === "bigint" ? yuanText(answer) : String(answer ?? "");
}
