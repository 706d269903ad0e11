import "server-only";
import type { Actor } from "@/lib/auth/actor";
import { db } from "@/lib/db";
import { sheetOf } from "@/lib/factors/recovery";
import { groupedCode } from "@/lib/factors/rules";
import { addressOf, openSecret } from "@/lib/factors/totp";
import { personKey } from "@/lib/vault/person";
import { open } from "@/lib/vault/seal";

export type Factors = {
  totp: { confirmedAt: Date } | null;
  passkeys: { id: string; name: string; createdAt: Date; lastUsedAt: Date | null; suspectAt: Date | null }[];
  codesLeft: number;
};

/** The second factors of a person, signed in or on the way. */
export async function findFactors({ id }: { id: string }): Promise<Factors> {
  const [totp, passkeys, codesLeft] = await Promise.all([
    db.totp.findFirst({ where: { userId: id, confirmedAt: { not: null } }, select: { confirmedAt: true } }),
    db.passkey.findMany({
      where: { userId: id },
      orderBy: { id: "asc" },
      select: { id: true, name: true, createdAt: true, lastUsedAt: true, suspectAt: true },
    }),
    db.recoveryCode.count({ where: { userId: id, usedAt: null } }),
  ]);
  return { totp: totp?.confirmedAt ? { confirmedAt: totp.confirmedAt } : null, passkeys, codesLeft };
}

/** A second factor to ask for; recovery codes alone are none. */
export const hasFactor = ({ totp, passkeys }: Pick<Factors, "totp" | "passkeys">) =>
  totp !== null || passkeys.some(({ suspectAt }) => !suspectAt);

/** The secret that waits for its app's first code, as text to type and as the address in the QR code; half an hour long. */
export async function findWaitingTotp({ id }: { id: string }) {
  const rows = await db.$queryRaw<{ id: string; userId: string; secretSealed: string; emailSealed: string }[]>`
    SELECT t.id, t."userId", t."secretSealed", u."emailSealed" FROM "Totp" t JOIN "User" u ON u.id = t."userId"
    WHERE t."userId" = ${id}::uuid AND t."confirmedAt" IS NULL AND t."createdAt" > now() - interval '30 minutes'`;
  const [row] = rows;
  if (!row) return null;
  const secret = await openSecret(db, row);
  const place = { table: "User", column: "emailSealed", row: id };
  const email = open(await personKey(db, id), place, row.emailSealed);
  return { secret, address: addressOf(secret, email) };
}

/** New recovery codes while they can be read: in the session that made them, for ten minutes. */
export async function findCodeSheet({ id, sessionId }: Actor): Promise<string[]> {
  const rows = await db.$queryRaw<{ codesSealed: string }[]>`
    SELECT "codesSealed" FROM "RecoverySheet" WHERE "userId" = ${id}::uuid AND "sessionId" = ${sessionId}::uuid
      AND "createdAt" > now() - interval '10 minutes'`;
  if (!rows[0]) return [];
  return open(await personKey(db, id), sheetOf(id), rows[0].codesSealed)
    .split(" ")
    .map(groupedCode);
}
