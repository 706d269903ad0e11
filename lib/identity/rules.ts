import { dashes, tidyCode } from "@/lib/forms/tidy";
import type { DocumentType } from "@/lib/generated/prisma/enums";
import { type ResidentIdFault, residentId } from "@/lib/identity/resident-id";
import { shanghaiDay } from "@/lib/time";

export type DocumentFault =
  | ResidentIdFault
  | "documentNumber.passport"
  | "documentNumber.hkMacau"
  | "documentNumber.taiwan";

/** A document number as it is kept: no spaces or dashes, narrow capitals. */
export const documentNumber = (typed: string) => tidyCode(typed).replace(dashes, "").toUpperCase();

/** Null when a tidied number can belong to a document of the type. */
export function documentFault(type: DocumentType, number: string): DocumentFault | null {
  if (type === "RESIDENT_ID") {
    const read = residentId(number);
    return typeof read === "string" ? read : null;
  }
  const { shape, fault } = otherDocuments[type];
  return shape.test(number) ? null : fault;
}

const otherDocuments = {
  PASSPORT: { shape: /^(?=.*\d)[A-Z0-9]{5,12}$/, fault: "documentNumber.passport" },
  /** H or M and 8 digits; older permits add the two digits of the issue. */
  HK_MACAU_PERMIT: { shape: /^[HM]\d{8}(?:\d{2})?$/, fault: "documentNumber.hkMacau" },
  TAIWAN_PERMIT: { shape: /^\d{8}$/, fault: "documentNumber.taiwan" },
} as const;

/** Whole years on a day in Shanghai; somebody born on 29 February turns a year older on 1 March. */
export function ageOn(birthDate: string, at: Date): number {
  const today = shanghaiDay(at);
  const years = Number(today.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return today.slice(5) < birthDate.slice(5) ? years - 1 : years;
}

/** What the keyed index of documents is made from: a number alone does not say whose it is. */
export const documentKey = (type: DocumentType, number: string) => `${type}:${number}`;

/** The keys under which a typed number may be found, one for each type it can belong to. */
export function possibleDocumentKeys(typed: string): string[] {
  const number = documentNumber(typed);
  const types = ["RESIDENT_ID", "PASSPORT", "HK_MACAU_PERMIT", "TAIWAN_PERMIT"] as const;
  return types.filter((type) => documentFault(type, number) === null).map((type) => documentKey(type, number));
}

/** What the keyed index of names is made from: the same for every way to space, dot, accent or capitalise a name. */
export const nameKey = (name: string) =>
  name
    .normalize("NFKD")
    .replace(/[^\p{L}\p{N}]/gu, "")
    .toLowerCase();
