import "server-only";
import { verifyAuthenticationResponse } from "@simplewebauthn/server";
import { record } from "@/lib/audit/record";
import { db, transaction } from "@/lib/db";
import { takeChallenges } from "@/lib/factors/challenge";
import type { Owner } from "@/lib/factors/change";
import { relyingParty } from "@/lib/factors/relying-party";
import type { ShownPasskey } from "@/lib/factors/schema";
import { enqueueMail } from "@/lib/mail/enqueue";
import { Refusal } from "@/lib/refusal";

/** Takes an own passkey's signature over this session's challenge. One whose counter went back opens nothing any more. */
export async function showPasskey(owner: Owner, response: ShownPasskey["response"]) {
  const good = await takeChallenges(owner.sessionId, "SHOW_PASSKEY");
  const passkey = await db.passkey.findFirst({
    where: { userId: owner.id, credentialId: response.id, suspectAt: null },
    select: { id: true, credentialId: true, publicKey: true },
  });
  if (!passkey) throw new Refusal("passkey.wrong");
  const { id, origin } = relyingParty();
  const verified = await verifyAuthenticationResponse({
    response,
    expectedChallenge: (challenge) => good.has(challenge),
    expectedOrigin: origin,
    expectedRPID: id,
    requireUserVerification: true,
    // The counter is compared below, in the write itself.
    credential: { id: passkey.credentialId, publicKey: passkey.publicKey, counter: 0 },
  }).catch(() => null);
  if (!verified?.verified) throw new Refusal("passkey.wrong");
  if (!(await advance(passkey.id, verified.authenticationInfo.newCounter))) {
    await suspect(owner, passkey.id);
    throw new Refusal("passkey.suspect");
  }
}

/** A counter only rises; devices that have none always say 0. The comparison in `where` is the lock. */
async function advance(id: string, counter: number): Promise<boolean> {
  const changed = await db.$executeRaw`
    UPDATE "Passkey" SET counter = ${counter}, "lastUsedAt" = now()
    WHERE id = ${id}::uuid AND "suspectAt" IS NULL AND (counter < ${counter} OR (counter = 0 AND ${counter} = 0))`;
  return changed === 1;
}

function suspect(owner: Owner, id: string) {
  return transaction(async (tx) => {
    await tx.passkey.update({ where: { id }, data: { suspectAt: new Date() }, select: { id: true } });
    await record(tx, owner, "factor.suspected", { detail: {} });
    await enqueueMail(tx, owner.id, "FACTOR_REMOVED", { factor: "passkey" });
  });
}
