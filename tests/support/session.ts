import { encode } from "next-auth/jwt";
import { hashToken, newToken } from "@/lib/auth/token";
import { db } from "@/lib/db";
import { env } from "@/lib/env";

/** Opens a session for a person as a sign-in would, and gives the cookie that a browser would hold. */
export async function cookieFor(userId: string): Promise<{ name: string; value: string }> {
  const token = newToken();
  const { securityEpoch } = await db.user.findUniqueOrThrow({ where: { id: userId }, select: { securityEpoch: true } });
  await db.session.create({
    data: {
      userId,
      tokenHash: hashToken(token),
      securityEpoch,
      expiresAt: new Date(Date.now() + 8 * 3_600_000),
      address: "127.0.0.1",
      device: "test",
    },
    select: { id: true },
  });
  const name = "sid";
  return {
    name,
    value: await encode({ token: { sid: token }, secret: env.AUTH_SECRET, salt: name, maxAge: 8 * 3_600 }),
  };
}
