import "server-only";
import { Prisma } from "@/lib/generated/prisma/client";
import { idleMinutes } from "@/lib/sessions/rules";

/**
 * Whether a session `s` of an account `u` is alive, all by the database's clock: the idle and the absolute end, and
 * everything that ended it before.
 */
export const isLive = Prisma.sql`(
  s."ticketHash" IS NULL AND s."endedAt" IS NULL AND s."expiresAt" > now()
  AND s."securityEpoch" = u."securityEpoch" AND u.status = 'ACTIVE'
  AND s."lastSeenAt" > now() - interval '1 minute' * CASE u.role WHEN 'CUSTOMER' THEN ${idleMinutes.CUSTOMER}::int
    WHEN 'MANAGER' THEN ${idleMinutes.MANAGER}::int ELSE ${idleMinutes.ADMIN}::int END)`;
