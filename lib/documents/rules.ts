import type { ApplicationStatus, DocumentKind } from "@/lib/generated/prisma/enums";
import { addDays } from "@/lib/time";

export const documentKinds = [
  "ID_FRONT",
  "ID_BACK",
  "INCOME_PROOF",
  "EMPLOYMENT_PROOF",
  "OTHER",
] as const satisfies DocumentKind[];

/** 5 MB, as people's own computers count. */
export const maxFileBytes = 5 * 1024 * 1024;

/** A phone of today takes up to 50 million pixels; what claims more is made to exhaust memory. */
export const maxPixels = 64_000_000;

/** What the file chooser of a browser offers; what counts is what the file holds. */
export const acceptedTypes = ["image/jpeg", "image/png", "image/webp", "application/pdf"] as const;
export type AcceptedType = (typeof acceptedTypes)[number];

/** Of a side of an identity document there is one; sending it again replaces it. */
export const mostOfKind: Record<DocumentKind, number> = {
  ID_FRONT: 1,
  ID_BACK: 1,
  INCOME_PROOF: 5,
  EMPLOYMENT_PROOF: 3,
  OTHER: 5,
};

/** How old, in days, a document may be to be taken over into a new application; null: as long as it is legible. */
export const takenOver: Partial<Record<DocumentKind, number | null>> = {
  ID_FRONT: null,
  ID_BACK: null,
  INCOME_PROOF: 90,
  EMPLOYMENT_PROOF: 90,
};

/** Whether a document that was sent once can stand for a new application too. */
export function mayTakeOver({ kind, uploadedAt }: { kind: DocumentKind; uploadedAt: Date }, at = new Date()) {
  const days = takenOver[kind];
  return days === null || (days !== undefined && addDays(uploadedAt, days) > at);
}

type Open = { status: ApplicationStatus; asked: DocumentKind[] };

/** The kinds that may be added, replaced and removed now: all while a draft, those asked for when sent back, else none. */
export function openKinds({ status, asked }: Open): DocumentKind[] {
  if (status === "DRAFT") return [...documentKinds];
  if (status === "RETURNED") return documentKinds.filter((kind) => asked.includes(kind));
  return [];
}
