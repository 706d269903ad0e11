import "server-only";
import { findDraft } from "@/lib/applications/queries";
import { isOldEnough } from "@/lib/applications/rules";
import type { Customer } from "@/lib/auth/actor";
import type { DocumentType } from "@/lib/generated/prisma/enums";
import { Refusal } from "@/lib/refusal";

type Said = { documentType: DocumentType; birthDate?: string | null | undefined };

/** Somebody below the card's age hears so where the age is asked, not after the whole form; sending it asks again. */
export async function refuseTooYoung(customer: Customer, { documentType, birthDate }: Said) {
  const product = (await findDraft(customer))?.product;
  if (!product || !birthDate || isOldEnough(product, birthDate)) return;
  const field = documentType === "RESIDENT_ID" ? "documentNumber" : "birthDate";
  throw new Refusal("application.tooYoung", { field, values: { age: product.minAge } });
}
