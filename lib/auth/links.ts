import "server-only";
import { hashToken, newToken } from "@/lib/auth/token";
import type { Tx } from "@/lib/db";
import type { LinkPurpose } from "@/lib/generated/prisma/enums";
import { Refusal } from "@/lib/refusal";

/** How long a mailed link opens, in minutes. */
export const linkLife: Record<LinkPurpose, number> = {
  CONFIRM_EMAIL: 24 * 60,
  ACTIVATE: 72 * 60,
  RESET_PASSWORD: 30,
  CONFIRM_CONTACT: 24 * 60,
  UNDO_CONTACT: 72 * 60,
};

/** Each letter about a change carries its own way back; none may take that of another away. */
const staysBeside = (purpose: LinkPurpose) => purpose === "UNDO_CONTACT";

/** A new link's token; only its hash stays, and every earlier link for the same purpose is void. */
export async function mintLink(tx: Tx, userId: string, purpose: LinkPurpose, aboutId?: string): Promise<string> {
  const token = newToken();
  if (!staysBeside(purpose)) await voidLinks(tx, userId, purpose);
  await tx.$executeRaw`
    INSERT INTO "OneTimeLink" (id, "userId", purpose, "aboutId", "tokenHash", "expiresAt")
    VALUES (gen_random_uuid(), ${userId}::uuid, ${purpose}::"LinkPurpose", ${aboutId ?? null}::uuid, ${hashToken(token)},
            now() + ${linkLife[purpose]}::int * interval '1 minute')`;
  return token;
}

/** From here on no link that was mailed for this purpose and not used opens anything. */
export async function voidLinks(tx: Tx, userId: string, purpose: LinkPurpose) {
  await tx.oneTimeLink.deleteMany({ where: { userId, purpose, usedAt: null } });
}

/** Uses a link up, by the database's clock; of several people opening it at once, one succeeds. */
export async function redeemLink(tx: Tx, purpose: LinkPurpose, token: string): Promise<string> {
  return (await redeemLinkAbout(tx, purpose, token)).userId;
}

/** The same for a link that is about something: answers with the ids of both. */
export async function redeemLinkAbout(tx: Tx, purpose: LinkPurpose, token: string) {
  const rows = await tx.$queryRaw<{ userId: string; aboutId: string | null }[]>`
    UPDATE "OneTimeLink" SET "usedAt" = now()
    WHERE "tokenHash" = ${hashToken(token)} AND purpose = ${purpose}::"LinkPurpose"
      AND "usedAt" IS NULL AND "expiresAt" > now()
    RETURNING "userId", "aboutId"`;
  const [row] = rows;
  if (!row) throw new Refusal("link.expired");
  return row;
}
