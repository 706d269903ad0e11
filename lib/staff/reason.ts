import "server-only";
import type { Tx } from "@/lib/db";
import { personKey } from "@/lib/vault/person";
import { seal } from "@/lib/vault/seal";

export const reasonPlace = (personId: string) => ({ table: "OperationLogEntry", column: "reason", row: personId });

/** A reason as the log keeps it: sealed with the key of the person it is about, and gone with it. */
export async function sealReason(tx: Tx, personId: string, reason: string): Promise<string> {
  return seal(await personKey(tx, personId), reasonPlace(personId), reason);
}
