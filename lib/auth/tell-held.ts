import "server-only";
import { randomUUIDv7 } from "node:crypto";
import { db } from "@/lib/db";

/**
 * Tells the owner of an account that guesses have stopped signing in for a while. For an address that is nobody's the
 * same statement finds nobody: neither words nor time tell the difference.
 */
export async function tellHeld(userId: string) {
  await db.$executeRaw`
    INSERT INTO "Mail" (id, "userId", template)
    SELECT ${randomUUIDv7()}::uuid, id, 'SIGN_IN_HELD' FROM "User" WHERE id = ${userId}::uuid AND status = 'ACTIVE'`;
}
