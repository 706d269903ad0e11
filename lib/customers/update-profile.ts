import "server-only";
import type { Customer } from "@/lib/auth/actor";
import { changeProfile, type Saved } from "@/lib/customers/change-profile";
import type { Profile } from "@/lib/customers/profile";
import { type Section, sections } from "@/lib/customers/rules";
import type { AddressAnswers, RemoveAddress, SectionAnswers } from "@/lib/customers/schema";

/** Saves one section of the customer's own profile, as its form sent it. */
export function saveSection<S extends Section>(
  customer: Customer,
  section: S,
  sent: SectionAnswers[S],
): Promise<Saved> {
  const asked: readonly string[] = sections[section];
  const given = Object.entries(sent).filter(([field]) => asked.includes(field));
  const answers = Object.fromEntries(given.map(([field, answer]) => [field, answer ?? null]));
  return changeProfile(customer, { section, answers: answers as Partial<Profile>, version: sent.version });
}

const fieldOf = { WORK: "workAddress", MAILING: "mailingAddress" } as const;

/** Saves an address besides the home address. */
export function saveAddress(customer: Customer, { kind, version, ...address }: AddressAnswers): Promise<Saved> {
  return changeProfile(customer, { section: "address", answers: { [fieldOf[kind]]: address }, version });
}

export function removeAddress(customer: Customer, { kind, version }: RemoveAddress): Promise<Saved> {
  return changeProfile(customer, { section: "address", answers: { [fieldOf[kind]]: null }, version });
}
