import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from "node:crypto";
import type { AuthenticationResponseJSON, RegistrationResponseJSON } from "@simplewebauthn/server";
import { isoCBOR } from "@simplewebauthn/server/helpers";

type Deeds = { origin?: string; rpId?: string; verified?: boolean; counter?: number };

const encoded = (bytes: Uint8Array | string) => Buffer.from(bytes).toString("base64url");
const hash = (bytes: Uint8Array | string) => createHash("sha256").update(bytes).digest();

/** A device that holds one passkey, honest unless told otherwise. */
export function aDevice() {
  const { publicKey, privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const id = randomBytes(16);
  const shared = { id: encoded(id), rawId: encoded(id), type: "public-key" as const, clientExtensionResults: {} };

  const make = (options: string, deeds: Deeds = {}): RegistrationResponseJSON => {
    const authData = Buffer.concat([
      headOf(deeds, 0x41),
      Buffer.alloc(16),
      Buffer.from([0, id.length]),
      id,
      isoCBOR.encode(coseOf(publicKey)),
    ]);
    const statement = new Map<string, unknown>([
      ["fmt", "none"],
      ["attStmt", new Map()],
      ["authData", new Uint8Array(authData)],
    ]);
    const clientDataJSON = encoded(clientData("webauthn.create", options, deeds));
    return { ...shared, response: { clientDataJSON, attestationObject: encoded(isoCBOR.encode(statement as never)) } };
  };

  const show = (options: string, deeds: Deeds = {}): AuthenticationResponseJSON => {
    const authData = headOf(deeds, 0x01);
    const client = clientData("webauthn.get", options, deeds);
    const signature = sign("sha256", Buffer.concat([authData, hash(client)]), privateKey);
    return {
      ...shared,
      response: {
        clientDataJSON: encoded(client),
        authenticatorData: encoded(authData),
        signature: encoded(signature),
      },
    };
  };
  return { make, show };
}

function headOf({ rpId = "localhost", verified = true, counter = 0 }: Deeds, flags: number) {
  const count = Buffer.alloc(4);
  count.writeUInt32BE(counter);
  return Buffer.concat([hash(rpId), Buffer.from([flags | (verified ? 0x04 : 0)]), count]);
}

function clientData(type: string, options: string, { origin = "http://localhost:3000" }: Deeds) {
  const { challenge } = JSON.parse(options) as { challenge: string };
  return JSON.stringify({ type, challenge, origin, crossOrigin: false });
}

function coseOf(publicKey: KeyObject) {
  const { x = "", y = "" } = publicKey.export({ format: "jwk" });
  const bytes = (text: string) => new Uint8Array(Buffer.from(text, "base64url"));
  return new Map<number, number | Uint8Array>([
    [1, 2],
    [3, -7],
    [-1, 1],
    [-2, bytes(x)],
    [-3, bytes(y)],
  ]) as never;
}
