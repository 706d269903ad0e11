import "server-only";
import type { Tx } from "@/lib/db";

/**
 * Tells the database, for this transaction, whose hand writes; its walls ask. The id is that of the session, or of the
 * account whose password or registration this request has just brought itself: never one that somebody sent.
 */
export async function declareActor(tx: Pick<Tx, "$executeRaw">, id: string) {
  await tx.$executeRaw`SELECT set_config('xinka.actor', ${id}, true)`;
}
