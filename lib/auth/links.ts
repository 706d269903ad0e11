import "server-only";
import { hashToken, newToken } from "@/lib/auth/token";
import type { Tx } from "@/lib/db";
import type { LinkPurpose } from "@/lib/generated/prisma/enums";
import { Refusal } from "@/lib/refusal";

/** How long a mailed link opens, in minutes. */
export const linkLife: Record<LinkPurpose, number> = { CONFIRM_EMAIL: 24 * 60, ACTIVATE: 72 * 60, RESET_PASSWORD: 30 };

/** A new link's token; only its hash stays, and every earlier link for the same purpose is void. */
export async function mintLink(tx: Tx, userId: string, purpose: LinkPurpose): Promise<string> {
  const token = newToken();
  await tx.oneTimeLink.deleteMany({ where: { userId, purpose, usedAt: null } });
  await tx.$executeRaw`
    INSERT INTO "OneTimeLink" (id, "userId", purpose, "tokenHash", "expiresAt")
    VALUES (gen_random_uuid(), ${userId}::uuid, ${purpose}::"LinkPurpose", ${hashToken(token)},
            now() + ${linkLife[purpose]}::int * interval '1 minute')`;
  return token;
}

/** Uses a link up, by the database's clock; of several people opening it at once, one succeeds. */
export async function redeemLink(tx: Tx, purpose: LinkPurpose, token: string): Promise<string> {
  const rows = await tx.$queryRaw<{ userId: string }[]>`
    UPDATE "OneTimeLink" SET "usedAt" = now()
    WHERE "tokenHash" = ${hashToken(token)} AND purpose = ${purpose}::"LinkPurpose"
      AND "usedAt" IS NULL AND "expiresAt" > now()
    RETURNING "userId"`;
  const [row] = rows;
  if (!row) throw new Refusal("link.expired");
  return row.userId;
}
