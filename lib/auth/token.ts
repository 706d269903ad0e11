import { createHash, randomBytes } from "node:crypto";

/** 256 random bits, for cookies and mailed links. Only the hash is ever stored. */
export const newToken = () => randomBytes(32).toString("base64url");

/** SHA-256 in base64url: what lies in the database of a token. */
export const hashToken = (token: string) => createHash("sha256").update(token).digest("base64url");
