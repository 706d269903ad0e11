import { createHash, generateKeyPairSync, type KeyObject, sign, timingSafeEqual, verify } from "node:crypto";
import { BackupFault } from "@/lib/backups/fault";
import { publicKeyOf, publicWords, seedOf, signingKey } from "@/lib/vault/ed25519";

/** Mark, key id and Ed25519 signature over the SHA-512 of everything before them. */
const mark = Buffer.from("XKSIGN");
const keyIdLength = 8;
export const signatureLength = mark.length + keyIdLength + 64;

export type Signer = { id: Buffer; secret: KeyObject; public: string };

/** The signing key of this bank, out of its 32 secret bytes in base64. */
export function signerOf(seed: string): Signer {
  const secret = signingKey(seed);
  const half = publicWords(secret);
  return { id: keyId(half), secret, public: half };
}

export const newSigningSeed = () => seedOf(generateKeyPairSync("ed25519").privateKey);

const keyId = (half: string) =>
  createHash("sha256").update(Buffer.from(half, "base64")).digest().subarray(0, keyIdLength);

export function signHash({ id, secret }: Signer, hash: Buffer): Buffer {
  return Buffer.concat([mark, id, sign(null, hash, secret)]);
}

/** Hears a file piece by piece, and judges its signature at the end: its SHA-256, or a BackupFault. */
export function signatureReader(trusted: string[]) {
  const signed = createHash("sha512");
  const whole = createHash("sha256");
  let held: Buffer = Buffer.alloc(0);
  let bytes = 0;
  return {
    hear: (part: Buffer) => {
      whole.update(part);
      bytes += part.length;
      if (held.length + part.length <= signatureLength) {
        held = Buffer.concat([held, part]);
        return;
      }
      // What is surely no part of the signature any more; the rest is kept back.
      const own = Math.max(0, part.length - signatureLength);
      const sure = held.length + part.length - signatureLength - own;
      signed.update(held.subarray(0, sure));
      signed.update(part.subarray(0, own));
      held = Buffer.concat([held.subarray(sure), part.subarray(own)]);
    },
    judge: (): { sha256: string; bytes: number } => {
      if (held.length < signatureLength || !held.subarray(0, mark.length).equals(mark)) throw new BackupFault("cutOff");
      refuseForeign(held, signed.digest(), trusted);
      return { sha256: whole.digest("hex"), bytes };
    },
  };
}

/**
 * Reads a file to its end and checks its signature against the public keys that are trusted (32 bytes in base64 each).
 * Answers with the SHA-256 of the whole file. To be done before anything in the file is understood.
 */
export async function checkSignature(file: AsyncIterable<Buffer>, trusted: string[]) {
  const reader = signatureReader(trusted);
  for await (const part of file) reader.hear(part);
  return reader.judge();
}

function refuseForeign(seal: Buffer, hash: Buffer, trusted: string[]) {
  const id = seal.subarray(mark.length, mark.length + keyIdLength);
  const half = trusted.find((key) => timingSafeEqual(keyId(key), id));
  if (!half) throw new BackupFault("unknownSigner", { key: id.toString("hex") });
  const key = publicKeyOf(half);
  if (!verify(null, hash, key, seal.subarray(mark.length + keyIdLength))) throw new BackupFault("signatureWrong");
}
