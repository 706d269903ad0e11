import "server-only";
import { expireDrafts } from "@/lib/applications/expire-drafts";
import { db } from "@/lib/db";
import { sweepErased } from "@/lib/erasure/sweep";

/** Removes what has lost its use (docs/data-protection.md): drafts nobody went on with, dead links, spent counters, sessions long over, sent letters, figures nobody asks for. */
export async function purgeStale() {
  await expireDrafts();
  await sweepErased();
  await db.$executeRaw`DELETE FROM "OneTimeLink" WHERE "expiresAt" < now() - interval '7 days'`;
  await db.$executeRaw`DELETE FROM "ContactChange" WHERE coalesce("confirmedAt", "requestedAt") < now() - interval '30 days'`;
  await db.$executeRaw`DELETE FROM "LogOpening" WHERE "expiresAt" < now()`;
  await db.$executeRaw`DELETE FROM "Throttle" WHERE "windowEndsAt" < now() - interval '1 day'`;
  await db.$executeRaw`DELETE FROM "Guessing" WHERE "lastAt" < now() - interval '30 days' AND "inRow" < 100`;
  await db.$executeRaw`DELETE FROM "Challenge" WHERE "expiresAt" < now()`;
  await db.$executeRaw`DELETE FROM "RecoverySheet" WHERE "createdAt" < now() - interval '10 minutes'`;
  await db.$executeRaw`DELETE FROM "Totp" WHERE "confirmedAt" IS NULL AND "createdAt" < now() - interval '1 day'`;
  await db.$executeRaw`DELETE FROM "KnownDevice" WHERE "lastSeenAt" < now() - interval '1 year'`;
  await db.$executeRaw`UPDATE "Session" SET "unsentSealed" = NULL, "unsentAt" = NULL WHERE "unsentAt" < now() - interval '1 hour'`;
  await db.$executeRaw`DELETE FROM "Session" WHERE "expiresAt" < now() - interval '90 days'`;
  await db.$executeRaw`DELETE FROM "KeptFigure" WHERE coalesce(at, "askedAt") < now() - interval '30 days'`;
  await db.$executeRaw`DELETE FROM "Mail" WHERE "sentAt" < now() - interval '30 days'`;
}
