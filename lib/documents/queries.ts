import "server-only";
import type { Customer, Manager } from "@/lib/auth/actor";
import { db } from "@/lib/db";
import { openKinds } from "@/lib/documents/rules";
import type { Prisma } from "@/lib/generated/prisma/client";
import type { DocumentKind } from "@/lib/generated/prisma/enums";

const shown = { id: true, kind: true, mime: true, bytes: true, pages: true, uploadedAt: true } as const;
const present = { where: { removedAt: null }, orderBy: { uploadedAt: "asc" }, select: shown } as const;

export type DocumentShown = Prisma.DocumentGetPayload<{ select: typeof shown }>;

/** The documents that stand with the customer's own application now. */
export function listOwnDocuments(customer: Customer, applicationId: string): Promise<DocumentShown[]> {
  return db.document.findMany({ ...present, where: { ...present.where, applicationId, customerId: customer.id } });
}

/** What a manager sees of an application: documents that were sent with a submission, the newest round's by its ids. */
export async function listSentDocuments(
  _manager: Manager,
  applicationId: string,
): Promise<(DocumentShown & { rounds: number[] })[]> {
  const submissions = await db.submission.findMany({
    where: { applicationId },
    orderBy: { round: "asc" },
    select: { round: true, documentIds: true },
  });
  const documents = await db.document.findMany({
    where: { applicationId, id: { in: submissions.flatMap(({ documentIds }) => documentIds) } },
    orderBy: { uploadedAt: "asc" },
    select: shown,
  });
  return documents.map((document) => ({
    ...document,
    rounds: submissions.filter(({ documentIds }) => documentIds.includes(document.id)).map(({ round }) => round),
  }));
}

const collectable = {
  id: true,
  status: true,
  number: true,
  productCode: true,
  decisions: {
    where: { outcome: "RETURN" },
    orderBy: { onVersion: "desc" },
    take: 1,
    select: { documentsAsked: true },
  },
  documents: present,
} as const satisfies Prisma.ApplicationSelect;

export type Collecting = {
  id: string;
  status: "DRAFT" | "RETURNED";
  number: string | null;
  productCode: string | null;
  kinds: DocumentKind[];
  documents: DocumentShown[];
};

/**
 * The application that collects documents now: the one named, else the draft, else the one sent back last.
 * Null when there is none, when it is somebody else's, or when it takes no documents.
 */
export async function findCollecting(customer: Customer, applicationId: string | null): Promise<Collecting | null> {
  const found = await db.application.findFirst({
    where: {
      customerId: customer.id,
      ...(applicationId ? { id: applicationId } : {}),
      status: { in: ["DRAFT", "RETURNED"] },
    },
    // DRAFT is the first of the states.
    orderBy: [{ status: "asc" }, { returnedAt: "desc" }],
    select: collectable,
  });
  if (!found) return null;
  const { decisions, status, ...application } = found;
  const kinds = openKinds({ status, asked: decisions[0]?.documentsAsked ?? [] });
  return kinds.length > 0 ? { ...application, status: status as Collecting["status"], kinds } : null;
}
