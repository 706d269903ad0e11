import { randomUUIDv7 } from "node:crypto";
import type { Actor } from "@/lib/auth/actor";
import { sealCookie } from "@/lib/auth/envelope";
import { hashToken, newToken } from "@/lib/auth/token";
import { db } from "@/lib/db";

type Changes = { stage?: "PASSWORD" | "FULL"; factorAt?: Date | null };

/** Gives a made person the session that its actor speaks of; the token that opens it. */
export async function giveSession({ id, sessionId }: Pick<Actor, "id" | "sessionId">, changes: Changes = {}) {
  const token = newToken();
  const { securityEpoch } = await db.user.findUniqueOrThrow({ where: { id }, select: { securityEpoch: true } });
  await db.session.create({
    data: {
      id: sessionId,
      userId: id,
      tokenHash: hashToken(token),
      securityEpoch,
      expiresAt: new Date(Date.now() + 8 * 3_600_000),
      address: "127.0.0.1",
      device: "test",
      ...changes,
    },
    select: { id: true },
  });
  return token;
}

/** Opens a session for a person as a sign-in would, and gives the cookie that a browser would hold. */
export async function cookieFor(userId: string, changes: Changes = {}): Promise<{ name: string; value: string }> {
  const token = await giveSession({ id: userId, sessionId: randomUUIDv7() }, changes);
  const name = "sid";
  return {
    name,
    value: sealCookie(name, token),
  };
}
