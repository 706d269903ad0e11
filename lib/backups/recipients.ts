import { Decrypter, Encrypter, generateX25519Identity, identityToRecipient } from "age-encryption";
import { BackupFault } from "@/lib/backups/fault";

/** Wraps the key of one file for everybody who may read it; any one of them suffices to open it. */
export async function wrapFileKey(fileKey: Buffer, recipients: string[]): Promise<string> {
  const age = new Encrypter();
  for (const recipient of recipients) age.addRecipient(recipient);
  return Buffer.from(await age.encrypt(fileKey)).toString("base64");
}

/** The key of a file, by the secret half (AGE-SECRET-KEY-…) of one recipient. Throws BackupFault "keyWrong" for anybody else. */
export async function unwrapFileKey(wrapped: string, identity: string): Promise<Buffer> {
  try {
    const age = new Decrypter();
    age.addIdentity(identity.trim());
    const key = Buffer.from(await age.decrypt(Buffer.from(wrapped, "base64")));
    if (key.length === 32) return key;
  } catch {}
  throw new BackupFault("keyWrong");
}

/** A new pair for a person who is to read backups: the secret half belongs to that person and on no server. */
export async function newIdentity(): Promise<{ secret: string; recipient: string }> {
  const secret = await generateX25519Identity();
  return { secret, recipient: await identityToRecipient(secret) };
}
