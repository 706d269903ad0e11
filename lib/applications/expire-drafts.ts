import "server-only";
import { draftDays } from "@/lib/applications/next-step";
import { record, theBank } from "@/lib/audit/record";
import { db, transaction } from "@/lib/db";
import { forgetBytes } from "@/lib/documents/forget-bytes";

type Old = { id: string; customerId: string };

/** Deletes drafts, with their documents, that nobody has touched for as long as the customer was told; one at a time. */
export async function expireDrafts(): Promise<number> {
  let expired = 0;
  for (let old = await oldest(); old; old = await oldest()) {
    await forgetBytes(await expire(old));
    expired += 1;
  }
  return expired;
}

async function oldest(): Promise<Old | undefined> {
  const rows = await db.$queryRaw<Old[]>`
    SELECT a.id, a."customerId" FROM "Application" a JOIN "Customer" c ON c.id = a."customerId"
    WHERE a.status = 'DRAFT' AND greatest(a."updatedAt", c."updatedAt") < now() - ${draftDays}::int * interval '1 day'
    LIMIT 1`;
  return rows[0];
}

/** The condition again in the deleting statement is the lock: a draft saved a moment ago stays. */
function expire({ id, customerId }: Old): Promise<string[]> {
  return transaction(async (tx) => {
    const held = await tx.$executeRaw`
      UPDATE "Application" SET version = version + 1 WHERE id = ${id}::uuid AND status = 'DRAFT'
        AND "updatedAt" < now() - ${draftDays}::int * interval '1 day'`;
    if (held === 0) return [];
    const documents = await tx.document.findMany({ where: { applicationId: id }, select: { storageKey: true } });
    await tx.document.deleteMany({ where: { applicationId: id } });
    await tx.application.deleteMany({ where: { id, status: "DRAFT" } });
    await record(tx, theBank, "application.expired", { subjectId: customerId, objectId: id, detail: {} });
    return documents.map(({ storageKey }) => storageKey);
  });
}
