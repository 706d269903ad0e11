import "server-only";
import type { Manager } from "@/lib/auth/actor";
import type { Tx } from "@/lib/db";
import { whyNot } from "@/lib/queue/rules";
import { Refusal } from "@/lib/refusal";

/** Says why a deed changed no row: where the application is now. With `unlessMine` one's own is no reason to refuse. */
export async function refuse(tx: Tx, manager: Manager, applicationId: string, { unlessMine = false } = {}) {
  const now = await tx.application.findUnique({
    where: { id: applicationId },
    select: { status: true, managerId: true, manager: { select: { staffName: true } } },
  });
  if (!now || now.status === "DRAFT") throw new Refusal("queue.missing");
  const code = whyNot(manager, now);
  if (unlessMine && isInHand[code]) return;
  throw new Refusal(code, code === "queue.taken" ? { values: { manager: now.manager?.staffName ?? "" } } : {});
}

const isInHand: Record<string, boolean> = {
  "queue.yours": true,
  "queue.withCustomer": true,
  "queue.awaitsSecond": true,
};
