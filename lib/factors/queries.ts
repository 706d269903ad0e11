import "server-only";
import { db } from "@/lib/db";

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
