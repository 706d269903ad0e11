import "server-only";
import { Secret, TOTP } from "otpauth";
import type { Tx } from "@/lib/db";
import { personKey } from "@/lib/vault/person";
import { open, seal } from "@/lib/vault/seal";

const place = (id: string) => ({ table: "Totp", column: "secretSealed", row: id });

/** What every authenticator app understands: SHA-1, six figures, 30 seconds; 160 bits of secret. */
const totpOf = (secret: Secret, label = "") => new TOTP({ issuer: "Xinka", label, secret });

/** 20 random bytes. */
export const newSecret = () => new Secret({ size: 20 });

/** What an app reads from the QR code. */
export const addressOf = (base32: string, label: string) => totpOf(Secret.fromBase32(base32), label).toString();

/** Under its owner's key, for the row of that id. */
export async function sealSecret(tx: Tx, { id, userId }: { id: string; userId: string }, secret: Secret) {
  return seal(await personKey(tx, userId), place(id), secret.base32);
}

/** In base32, as apps take it. */
export async function openSecret(tx: Pick<Tx, "dataKey">, row: { id: string; userId: string; secretSealed: string }) {
  return open(await personKey(tx, row.userId), place(row.id), row.secretSealed);
}

type Row = { id: string; userId: string; secretSealed: string; step: number };

/**
 * Whether a code is right, and uses it up: of the present 30 seconds and their neighbours, by the database's clock,
 * each step counts once. The step in `where` is the lock: of several who send one code, one succeeds.
 */
export async function spendTotp(tx: Tx, userId: string, code: string, which: "confirmed" | "waiting" = "confirmed") {
  const rows = await tx.$queryRaw<Row[]>`
    SELECT id, "userId", "secretSealed", floor(extract(epoch FROM now()) / 30)::int AS step FROM "Totp"
    WHERE "userId" = ${userId}::uuid AND ("confirmedAt" IS NOT NULL) = ${which === "confirmed"}`;
  const [row] = rows;
  if (!row) return null;
  const drift = totpOf(Secret.fromBase32(await openSecret(tx, row))).validate({
    token: code,
    timestamp: row.step * 30_000,
    window: 1,
  });
  if (drift === null) return null;
  const used = await tx.$executeRaw`
    UPDATE "Totp" SET "lastStep" = ${row.step + drift} WHERE id = ${row.id}::uuid AND "lastStep" < ${row.step + drift}`;
  return used === 1 ? row.id : null;
}
