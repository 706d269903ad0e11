import "server-only";
import { db } from "@/lib/db";

/** Removes what has lost its use: dead links, spent counters, sessions long over, sent letters. */
export async function purgeStale() {
  await db.$executeRaw`DELETE FROM "OneTimeLink" WHERE "expiresAt" < now() - interval '7 days'`;
  await db.$executeRaw`DELETE FROM "Throttle" WHERE "windowEndsAt" < now() - interval '1 day'`;
  await db.$executeRaw`DELETE FROM "Session" WHERE "expiresAt" < now() - interval '90 days'`;
  await db.$executeRaw`DELETE FROM "Mail" WHERE "sentAt" < now() - interval '30 days'`;
}
