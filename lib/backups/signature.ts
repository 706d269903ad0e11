import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign,
  timingSafeEqual,
  verify,
} from "node:crypto";
import { BackupFault } from "@/lib/backups/fault";

/** Mark, key id and Ed25519 signature over the SHA-512 of everything before them. */
const mark = Buffer.from("XKSIGN");
const keyIdLength = 8;
export const signatureLength = mark.length + keyIdLength + 64;

export type Signer = { id: Buffer; secret: KeyObject; public: string };

/** The signing key of this bank, out of its 32 secret bytes in base64. */
export function signerOf(seed: string): Signer {
  const der = Buffer.concat([Buffer.from("302e020100300506032b657004220420", "hex"), Buffer.from(seed, "base64")]);
  const secret = createPrivateKey({ key: der, format: "der", type: "pkcs8" });
  const raw = rawPublic(createPublicKey(secret));
  return { id: keyId(raw), secret, public: raw.toString("base64") };
}

export const newSigningSeed = () =>
  generateKeyPairSync("ed25519").privateKey.export({ format: "der", type: "pkcs8" }).subarray(-32).toString("base64");

const rawPublic = (key: KeyObject) => key.export({ format: "der", type: "spki" }).subarray(-32);
const keyId = (raw: Buffer) => createHash("sha256").update(raw).digest().subarray(0, keyIdLength);

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
  const raw = trusted.map((key) => Buffer.from(key, "base64")).find((key) => timingSafeEqual(keyId(key), id));
  if (!raw) throw new BackupFault("unknownSigner", { key: id.toString("hex") });
  const spki = Buffer.concat([Buffer.from("302a300506032b6570032100", "hex"), raw]);
  const key = createPublicKey({ key: spki, format: "der", type: "spki" });
  if (!verify(null, hash, key, seal.subarray(mark.length + keyIdLength))) throw new BackupFault("signatureWrong");
}
