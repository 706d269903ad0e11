import "server-only";
import type { Changes } from "@/lib/audit/record";
import type { ApplicationStatus } from "@/lib/generated/prisma/enums";
import type { HeldCase } from "@/lib/reviews/hold";

/** What an entry about a judged case says: whose, which, and the state before and after it. */
export function about<D>(held: HeldCase, status: ApplicationStatus, detail: D, limit = held.grantedLimit) {
  const { id, customerId, key, grantedLimit } = held;
  const amount = (cents: bigint | null) => cents?.toString() ?? null;
  const changes: Changes = { status: [held.status, status], grantedLimit: [amount(grantedLimit), amount(limit)] };
  return { subjectId: customerId, objectId: id, detail, changes, key };
}
