import "server-only";
import { type VerifiedRegistrationResponse, verifyRegistrationResponse } from "@simplewebauthn/server";
import { type Tx, transaction, violatedUnique } from "@/lib/db";
import { takeChallenges } from "@/lib/factors/challenge";
import { holdFactors, noteAdded, type Owner } from "@/lib/factors/change";
import { relyingParty } from "@/lib/factors/relying-party";
import type { NewPasskey } from "@/lib/factors/schema";
import { Refusal } from "@/lib/refusal";

export type Made = NonNullable<VerifiedRegistrationResponse["registrationInfo"]>["credential"];

/** From now on this passkey is a second factor. */
export async function addPasskey(owner: Owner, { response, name }: NewPasskey) {
  const made = await verifyNew(owner, response);
  await transaction((tx) => keepPasskey(tx, owner, made, name)).catch(refuseTwice);
}

/** Whether the answer belongs to this session's challenge, our own origin, and a person whom the device has verified. */
export async function verifyNew(owner: Owner, response: NewPasskey["response"]): Promise<Made> {
  const good = await takeChallenges(owner.sessionId, "ADD_PASSKEY");
  const { id, origin } = relyingParty();
  const verified = await verifyRegistrationResponse({
    response,
    expectedChallenge: (challenge) => good.has(challenge),
    expectedOrigin: origin,
    expectedRPID: id,
    requireUserVerification: true,
  }).catch(() => null);
  if (!verified?.verified) throw new Refusal("passkey.notMade");
  return verified.registrationInfo.credential;
}

/**
 * Within a transaction: keeps what `verifyNew` has checked, under this name or that of the device, and tells its
 * owner.
 */
export async function keepPasskey(tx: Tx, owner: Owner, made: Made, name: string | null) {
  await holdFactors(tx, owner);
  await tx.passkey.create({
    data: {
      userId: owner.id,
      credentialId: made.id,
      publicKey: made.publicKey,
      counter: made.counter,
      transports: made.transports ?? [],
      name: name ?? owner.device,
    },
    select: { id: true },
  });
  await noteAdded(tx, owner, "passkey");
}

function refuseTwice(error: unknown): never {
  if (violatedUnique(error)) throw new Refusal("passkey.known");
  throw error;
}
