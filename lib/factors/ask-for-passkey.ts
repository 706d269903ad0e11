import "server-only";
import { generateAuthenticationOptions, generateRegistrationOptions } from "@simplewebauthn/server";
import { db } from "@/lib/db";
import { newChallenge } from "@/lib/factors/challenge";
import type { Owner } from "@/lib/factors/change";
import { relyingParty } from "@/lib/factors/relying-party";
import { personKey } from "@/lib/vault/person";
import { open } from "@/lib/vault/seal";

/** What the browser needs to make a new passkey, as text for it to read. */
export async function askForNewPasskey(owner: Owner): Promise<string> {
  const { name, id } = relyingParty();
  const [excludeCredentials, userName] = await Promise.all([knownCredentials(owner.id), emailOf(owner.id)]);
  const options = await generateRegistrationOptions({
    rpName: name,
    rpID: id,
    userName,
    userID: new Uint8Array(Buffer.from(owner.id)),
    challenge: await newChallenge(owner.sessionId, "ADD_PASSKEY"),
    excludeCredentials,
    authenticatorSelection: { residentKey: "preferred", userVerification: "required" },
  });
  return JSON.stringify(options);
}

/** The same to show one that this person has. */
export async function askForPasskey(owner: Owner): Promise<string> {
  const options = await generateAuthenticationOptions({
    rpID: relyingParty().id,
    challenge: await newChallenge(owner.sessionId, "SHOW_PASSKEY"),
    allowCredentials: await knownCredentials(owner.id),
    userVerification: "required",
  });
  return JSON.stringify(options);
}

async function knownCredentials(userId: string) {
  const passkeys = await db.passkey.findMany({
    where: { userId, suspectAt: null },
    select: { credentialId: true, transports: true },
  });
  return passkeys.map(({ credentialId, transports }) => ({ id: credentialId, transports: transports as never[] }));
}

async function emailOf(id: string) {
  const { emailSealed } = await db.user.findUniqueOrThrow({ where: { id }, select: { emailSealed: true } });
  return open(await personKey(db, id), { table: "User", column: "emailSealed", row: id }, emailSealed);
}
