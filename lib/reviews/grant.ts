import "server-only";
import { addStep } from "@/lib/applications/timeline";
import { record } from "@/lib/audit/record";
import type { Manager } from "@/lib/auth/actor";
import type { Tx } from "@/lib/db";
import { enqueueMail } from "@/lib/mail/enqueue";
import { about } from "@/lib/reviews/about";
import type { HeldCase } from "@/lib/reviews/hold";
import { move } from "@/lib/reviews/sign";
import { verify } from "@/lib/reviews/verify";

/** The last signature is given: the card is granted and, with the first one, the customer number. */
export async function grant(tx: Tx, manager: Manager, held: HeldCase, limit: bigint) {
  const customerNumber = await verify(tx, held);
  await move(tx, held, { status: "APPROVED", grantedLimit: limit, decidedAt: new Date(), answeredAt: null });
  await addStep(tx, held.id, "approved", manager.id, { limit: String(limit) });
  const detail = { limit: String(limit), customerNumber };
  await record(tx, manager, "application.approved", about(held, "APPROVED", detail, limit));
  await enqueueMail(tx, held.customerId, "APPLICATION_APPROVED", { applicationId: held.id });
  return "APPROVED" as const;
}
