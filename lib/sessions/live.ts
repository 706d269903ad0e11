import "server-only";
import { Prisma } from "@/lib/generated/prisma/client";

/**
 * Whether a session `s` of an account `u` is alive, all by the database's clock: idle ends after 15 minutes for
 * staff and 30 for customers, the absolute end, and everything that ended it before.
 */
export const isLive = Prisma.sql`(
  s."ticketHash" IS NULL AND s."endedAt" IS NULL AND s."expiresAt" > now()
  AND s."securityEpoch" = u."securityEpoch" AND u.status = 'ACTIVE'
  AND s."lastSeenAt" > now() - CASE WHEN u.role = 'CUSTOMER' THEN interval '30 minutes' ELSE interval '15 minutes' END)`;
