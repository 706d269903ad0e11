import { db } from "@/lib/db";
import { asOwner } from "@/tests/support/owner";

/**
 * Many customers and applications by SQL alone, for tests that need numbers rather than people: names and
 * addresses are sealed by nobody, but as wide as if. Every eighth application is open; managers hold them by turns.
 */
export async function aCrowd(applications: number, managerIds: string[]) {
  const customers = Math.ceil(applications / 2);
  await db.$executeRaw`
    INSERT INTO "User" (id, role, status, "emailSealed", "emailIndex", "createdAt", "lastSignInAt")
    SELECT ('00000000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid, 'CUSTOMER', 'ACTIVE', 'x', 'crowd' || n,
           now() - (n % 700) * interval '1 day' - n * interval '1 second',
           CASE WHEN n % 10 > 0 THEN now() - (n % 90) * interval '1 day' - n * interval '1 second' END
    FROM generate_series(1, ${customers}) n`;
  await db.$executeRaw`
    INSERT INTO "Customer" (id, "mobileSealed", "mobileIndex", "nameIndex", "documentIndex")
    SELECT id, repeat('x', 900), 'mobile' || "emailIndex", 'name' || right("emailIndex", 2), 'document' || "emailIndex"
    FROM "User" WHERE role = 'CUSTOMER'`;
  await db.$executeRaw`INSERT INTO "DataKey" ("userId", wrapped) SELECT id, repeat('x', 120) FROM "Customer"`;
  await db.$executeRaw`
    INSERT INTO "Application" (id, number, "customerId", "productCode", status, round, "requestedLimit", "managerId",
      "createdAt", "submittedAt", "claimedAt", "answeredAt", "dueAt", "decidedAt", "grantedLimit")
    SELECT gen_random_uuid(), 'XK-' || n, ('00000000-0000-7000-8000-' || lpad((1 + n / 2)::text, 12, '0'))::uuid,
           (ARRAY['STANDARD', 'GOLD', 'PLATINUM', 'FIRST', 'DRIVER', 'GLOBE'])[1 + (n * 7 + n / 6) % 6], status, 1,
           (100 + (n * 13) % 400) * 10000, CASE WHEN status <> 'SUBMITTED' THEN (${managerIds}::uuid[])[1 + n % ${managerIds.length}] END,
           sent, sent, CASE WHEN status <> 'SUBMITTED' THEN sent + interval '1 day' END,
           CASE WHEN status = 'IN_REVIEW' AND n % 5 = 0 THEN sent + interval '3 days' END, sent + interval '7 days',
           CASE WHEN status IN ('APPROVED', 'REJECTED') THEN sent + interval '4 days' END,
           CASE WHEN status IN ('APPROVED', 'SECOND_REVIEW') THEN 2000000 END
    FROM (
      SELECT n, now() - (n % 50) * interval '10 minutes' - n * interval '700 days' / ${applications}::int AS sent,
             (CASE WHEN n % 8 > 0 OR n > ${applications} / 4 THEN (ARRAY['APPROVED', 'REJECTED', 'WITHDRAWN', 'APPROVED'])[1 + n % 4]
                   ELSE (ARRAY['SUBMITTED', 'IN_REVIEW', 'SUBMITTED', 'IN_REVIEW', 'RETURNED', 'SECOND_REVIEW'])[1 + (n / 8) % 6]
              END)::"ApplicationStatus" AS status
      FROM generate_series(1, ${applications - 2}) n
    ) made`;
  await asOwner("analyze");
}
