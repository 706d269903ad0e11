import "server-only";
import type { Tx } from "@/lib/db";
import { personKey } from "@/lib/vault/person";
import { open, seal } from "@/lib/vault/seal";

export const reasonPlace = (personId: string) => ({ table: "OperationLogEntry", column: "reason", row: personId });

/** A reason as the log keeps it: sealed with the key of the person it is about, and gone with it. */
export async function sealReason(tx: Tx, personId: string, reason: string): Promise<string> {
  return seal(await personKey(tx, personId), reasonPlace(personId), reason);
}

/** The particulars of an entry with its reason to be read; without it where the person's key is gone. */
export async function withReason(tx: Pick<Tx, "dataKey">, personId: string | null, detail: Record<string, unknown>) {
  const { reasonSealed, ...plain } = detail;
  if (typeof reasonSealed !== "string" || !personId) return plain;
  try {
    return { ...plain, reason: open(await personKey(tx, personId), reasonPlace(personId), reasonSealed) };
  } catch {
    return plain;
  }
}
