import "server-only";
import { undoHours } from "@/lib/contacts/rules";
import type { Tx } from "@/lib/db";
import type { ContactKind } from "@/lib/generated/prisma/enums";

/** The change that was confirmed a short while ago and that the owner of the address before may still undo; null if none. */
export async function undoableChange(tx: Pick<Tx, "$queryRaw">, userId: string, kind: ContactKind) {
  const rows = await tx.$queryRaw<{ id: string; oldSealed: string }[]>`
    SELECT id, "oldSealed" FROM "ContactChange"
    WHERE "userId" = ${userId}::uuid AND kind = ${kind}::"ContactKind" AND "endedAt" IS NULL
      AND "confirmedAt" > now() - ${undoHours}::int * interval '1 hour'
    ORDER BY "confirmedAt" DESC LIMIT 1`;
  return rows[0] ?? null;
}
