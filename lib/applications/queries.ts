import "server-only";
import { draftDays } from "@/lib/applications/next-step";
import type { Customer } from "@/lib/auth/actor";
import { ownRows } from "@/lib/db";
import { keyFacts } from "@/lib/products/queries";
import { addDays } from "@/lib/time";

export type Draft = NonNullable<Awaited<ReturnType<typeof findDraft>>>;

/** The customer's draft with its card and documents, or null. */
export async function findDraft(customer: Customer) {
  const draft = await ownRows(customer).application.findFirst({
    where: { customerId: customer.id, status: "DRAFT" },
    select: {
      id: true,
      version: true,
      productCode: true,
      requestedLimit: true,
      previousApplicationId: true,
      updatedAt: true,
      product: { select: keyFacts },
      customer: { select: { updatedAt: true, version: true } },
      documents: {
        where: { removedAt: null },
        orderBy: { uploadedAt: "asc" },
        select: { id: true, kind: true, mime: true, bytes: true, pages: true },
      },
    },
  });
  if (!draft) return null;
  const { customer: profile, ...rest } = draft;
  const savedAt = profile.updatedAt > draft.updatedAt ? profile.updatedAt : draft.updatedAt;
  return { ...rest, profileVersion: profile.version, savedAt, keptUntil: addDays(savedAt, draftDays) };
}

/** What the customer has sent, newest first. */
export function listApplications(customer: Customer) {
  return ownRows(customer).application.findMany({
    where: { customerId: customer.id, status: { not: "DRAFT" } },
    orderBy: [{ submittedAt: "desc" }, { id: "desc" }],
    take: 100,
    select: {
      id: true,
      number: true,
      productCode: true,
      status: true,
      submittedAt: true,
      dueAt: true,
      decidedAt: true,
      manager: { select: { staffName: true, staffNumber: true } },
    },
  });
}
