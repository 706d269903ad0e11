import "server-only";
import type { Actor } from "@/lib/auth/actor";
import { db } from "@/lib/db";

/** The owner has written the recovery codes down: from now on nobody can read them here. */
export async function putSheetAway({ id }: Actor) {
  await db.recoverySheet.deleteMany({ where: { userId: id } });
}
