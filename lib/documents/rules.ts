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
/** Of a side of an identity document there is one; sending it again replaces it. */
export const mostOfKind: Record<DocumentKind, number> = {
  ID_FRONT: 1,
  ID_BACK: 1,
  INCOME_PROOF: 5,
  EMPLOYMENT_PROOF: 3,
  OTHER: 5,
};

/** Documents that stand for a new application too: as long as they are legible, or as long as they are recent. */
const takenOver: Partial<Record<DocumentKind, "always" | "recent">> = {
  ID_FRONT: "always",
  ID_BACK: "always",
  INCOME_PROOF: "recent",
  EMPLOYMENT_PROOF: "recent",
};

type Dated = { kind: DocumentKind; uploadedAt: Date };

/** Whether a document that was sent once can stand for a new application too; `proofDays` is the card's setting. */
export function mayTakeOver({ kind, uploadedAt }: Dated, proofDays: number, at = new Date()) {
  const long = takenOver[kind];
  return long === "always" || (long === "recent" && addDays(uploadedAt, proofDays) > at);
}

type Open = { status: ApplicationStatus; asked: DocumentKind[] };

/** The kinds that may be added, replaced and removed now: all while a draft, those asked for when sent back, else none. */
export function openKinds({ status, asked }: Open): DocumentKind[] {
  if (status === "DRAFT") return [...documentKinds];
  if (status === "RETURNED") return documentKinds.filter((kind) => asked.includes(kind));
  return [];
}
