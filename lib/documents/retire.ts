import "server-only";
import type { Tx } from "@/lib/db";

/**
 * Takes documents out of use and answers with the stored bytes that may go. What was part of a submission
 * stays: the bank must be able to show what it decided on.
 */
export async function retire(tx: Tx, applicationId: string, documents: { id: string; storageKey: string }[]) {
  const ids = documents.map(({ id }) => id);
  await tx.document.updateMany({ where: { id: { in: ids }, removedAt: null }, data: { removedAt: new Date() } });
  const sent = await tx.submission.findMany({ where: { applicationId }, select: { documentIds: true } });
  const kept = new Set(sent.flatMap(({ documentIds }) => documentIds));
  return documents.filter(({ id }) => !kept.has(id)).map(({ storageKey }) => storageKey);
}
