import "server-only";
import { type Draft, once, resumeOrStart } from "@/lib/applications/draft";
import { requireRejected } from "@/lib/applications/welcome";
import type { Customer } from "@/lib/auth/actor";
import { carryOver } from "@/lib/documents/carry-over";

/** A draft that begins with the card, the answers and the documents of a rejected application, and remembers which. */
export async function reapply(customer: Customer, rejectedId: string): Promise<Draft> {
  const draft = await once(customer, async (tx) => {
    const rejected = await requireRejected(tx, customer, rejectedId);
    return resumeOrStart(tx, customer, rejected);
  });
  await carryOver(customer, rejectedId, draft.id);
  return draft;
}
