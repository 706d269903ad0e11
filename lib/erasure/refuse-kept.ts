import "server-only";
import type { Tx } from "@/lib/db";
import type { UserStatus } from "@/lib/generated/prisma/enums";
import { Refusal } from "@/lib/refusal";
import { shanghaiDay } from "@/lib/time";

type Held = { status: UserStatus; open: string | null; freeAt: Date | null; free: boolean };

/** Throws where an account cannot be erased: a case under way, a lock, or a law that keeps the data for longer. */
export async function refuseKept(tx: Tx, personId: string) {
  const [held] = await tx.$queryRaw<Held[]>`
    SELECT u.status, erasure_floor(u.id) AS "freeAt", coalesce(erasure_floor(u.id) <= now(), true) AS free,
           (SELECT min(a.number) FROM "Application" a WHERE a."customerId" = u.id
            AND a.status IN ('SUBMITTED', 'IN_REVIEW', 'RETURNED', 'SECOND_REVIEW')) AS open
    FROM "User" u WHERE u.id = ${personId}::uuid AND u.role = 'CUSTOMER' FOR UPDATE OF u`;
  if (!held || held.status === "REMOVED") throw new Refusal("erasure.gone");
  if (held.status === "LOCKED") throw new Refusal("erasure.locked");
  if (held.open) throw new Refusal("erasure.open", { values: { number: held.open } });
  if (!held.free) throw new Refusal("erasure.law", { values: { day: shanghaiDay(held.freeAt!) } });
}
