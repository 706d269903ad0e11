import "server-only";
import { randomBytes } from "node:crypto";
import { db } from "@/lib/db";
import type { ChallengePurpose } from "@/lib/generated/prisma/enums";

/** 32 random bytes for this session to sign, good for five minutes. */
export async function newChallenge(sessionId: string, purpose: ChallengePurpose) {
  const bytes = new Uint8Array(randomBytes(32));
  const challenge = Buffer.from(bytes).toString("base64url");
  await db.$executeRaw`
    INSERT INTO "Challenge" (id, "sessionId", purpose, challenge, "expiresAt")
    VALUES (gen_random_uuid(), ${sessionId}::uuid, ${purpose}::"ChallengePurpose", ${challenge},
            now() + interval '5 minutes')`;
  return bytes;
}

/** Takes this session's open challenges away, whatever comes of the answer; gives those that were still good. */
export async function takeChallenges(sessionId: string, purpose: ChallengePurpose): Promise<ReadonlySet<string>> {
  const rows = await db.$queryRaw<{ challenge: string; good: boolean }[]>`
    DELETE FROM "Challenge" WHERE "sessionId" = ${sessionId}::uuid AND purpose = ${purpose}::"ChallengePurpose"
    RETURNING challenge, "expiresAt" > now() AS good`;
  return new Set(rows.filter(({ good }) => good).map(({ challenge }) => challenge));
}
