import "server-only";
import { env } from "@/lib/env";
import { Prisma } from "@/lib/generated/prisma/client";

/** The last that a case in review, "a" in a statement, saw of its manager: taken, looked at, or answered by its customer. */
const heardAt = Prisma.sql`GREATEST(a."claimedAt", a."attendedAt", a."answeredAt")`;

/**
 * From when others may take a case over; nobody loses it by that alone. Null where it stays with its manager for good:
 * while the customer is asked, while a second signature is awaited, and where the bank has set no time.
 */
export const freeFrom = () => Prisma.sql`CASE WHEN a.status = 'IN_REVIEW' AND ${env.CLAIM_MINUTES}::int > 0
  THEN ${heardAt} + make_interval(mins => ${env.CLAIM_MINUTES}::int) END`;

/** Others may take the case over now. */
export const isFree = () => Prisma.sql`(a.status = 'IN_REVIEW' AND ${freeFrom()} <= now())`;
