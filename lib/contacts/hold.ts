import "server-only";
import type { Changes } from "@/lib/audit/record";
import type { Tx } from "@/lib/db";
import type { ContactKind } from "@/lib/generated/prisma/enums";
import { maskEmail, maskMobile } from "@/lib/mask";
import { personKey } from "@/lib/vault/person";
import { open } from "@/lib/vault/seal";

type Held = {
  id: string;
  kind: ContactKind;
  newSealed: string;
  newIndex: string;
  oldSealed: string;
  oldIndex: string;
  isConfirmed: boolean;
  requestedAt: Date;
};

/**
 * One person's change that is not over, locked until the transaction ends, with both texts opened; the account is
 * locked before it, so that two deeds on one account's addresses wait for each other. Null if there is none.
 */
export async function holdChange(tx: Tx, { userId, aboutId }: { userId: string; aboutId: string | null }) {
  await tx.$queryRaw`SELECT 1 FROM "User" WHERE id = ${userId}::uuid FOR UPDATE`;
  const rows = await tx.$queryRaw<Held[]>`
    SELECT id, kind, "newSealed", "newIndex", "oldSealed", "oldIndex", "requestedAt",
      "confirmedAt" IS NOT NULL AS "isConfirmed"
    FROM "ContactChange"
    WHERE id = ${aboutId}::uuid AND "userId" = ${userId}::uuid AND "endedAt" IS NULL FOR UPDATE`;
  const [row] = rows;
  if (!row) return null;
  const { newSealed, newIndex, oldSealed, oldIndex, ...rest } = row;
  const key = await personKey(tx, userId);
  const place = (column: string) => ({ table: "ContactChange", column, row: row.id });
  return {
    ...rest,
    userId,
    key,
    before: { text: open(key, place("oldSealed"), oldSealed), index: oldIndex },
    after: { text: open(key, place("newSealed"), newSealed), index: newIndex },
  };
}

/** The two texts as the operation log shows them. */
export const masked = (kind: ContactKind, from: string, to: string): Changes =>
  kind === "EMAIL" ? { email: [maskEmail(from), maskEmail(to)] } : { mobile: [maskMobile(from), maskMobile(to)] };

export type HeldChange = NonNullable<Awaited<ReturnType<typeof holdChange>>>;
