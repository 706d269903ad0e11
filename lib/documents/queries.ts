import "server-only";
import type { Customer } from "@/lib/auth/actor";
import { ownRows } from "@/lib/db";
import { openKinds } from "@/lib/documents/rules";
import { isUuid } from "@/lib/forms/address";
import type { Prisma } from "@/lib/generated/prisma/client";
import type { DocumentKind } from "@/lib/generated/prisma/enums";

const shown = { id: true, kind: true, mime: true, bytes: true, pages: true, uploadedAt: true } as const;

export type DocumentShown = Prisma.DocumentGetPayload<{ select: typeof shown }>;

const collectable = {
  id: true,
  status: true,
  number: true,
  createdAt: true,
  returnedAt: true,
  decisions: {
    where: { outcome: "RETURN" },
    orderBy: { onVersion: "desc" },
    take: 1,
    select: { documentsAsked: true },
  },
  documents: { where: { removedAt: null }, orderBy: { uploadedAt: "asc" }, select: shown },
} as const satisfies Prisma.ApplicationSelect;

export type Collecting = {
  id: string;
  status: "DRAFT" | "RETURNED";
  number: string | null;
  createdAt: Date;
  /** The moment it was sent back: what is older was sent already. Null while a draft. */
  returnedAt: Date | null;
  kinds: DocumentKind[];
  documents: DocumentShown[];
};

/** Whether a document went with what was sent before the application came back. */
export const wasSent = ({ uploadedAt }: DocumentShown, { returnedAt }: Collecting) =>
  returnedAt !== null && uploadedAt <= returnedAt;

/** Whether a document was uploaded for an earlier application and came along. */
export const cameAlong = ({ uploadedAt }: DocumentShown, { status, createdAt }: Collecting) =>
  status === "DRAFT" && uploadedAt < createdAt;

/**
 * The application that collects documents now: the one named, else the draft, else the one sent back last.
 * Null when there is none, when it is somebody else's, or when it takes no documents.
 */
export async function findCollecting(customer: Customer, applicationId: string | null): Promise<Collecting | null> {
  if (applicationId !== null && !isUuid(applicationId)) return null;
  const found = await ownRows(customer).application.findFirst({
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
