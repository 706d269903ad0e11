import "server-only";
import type { Manager } from "@/lib/auth/actor";
import type { Tx } from "@/lib/db";
import type { ApplicationStatus } from "@/lib/generated/prisma/enums";
import { Refusal } from "@/lib/refusal";

const closed: Partial<Record<ApplicationStatus, string>> = {
  APPROVED: "queue.decided",
  REJECTED: "queue.decided",
  WITHDRAWN: "queue.withdrawn",
};

/** Says why a deed changed no row: where the application is now. With `unlessMine` one's own is no reason to refuse. */
export async function refuse(tx: Tx, manager: Manager, applicationId: string, { unlessMine = false } = {}) {
  const now = await tx.application.findUnique({
    where: { id: applicationId },
    select: { status: true, managerId: true, manager: { select: { staffName: true } } },
  });
  if (!now || now.status === "DRAFT") throw new Refusal("queue.missing");
  const end = closed[now.status];
  if (end) throw new Refusal(end);
  if (now.status === "SUBMITTED") throw new Refusal("queue.unclaimed");
  if (now.managerId !== manager.id) {
    throw new Refusal("queue.taken", { values: { manager: now.manager?.staffName ?? "" } });
  }
  if (unlessMine) return;
  throw new Refusal(now.status === "RETURNED" ? "queue.withCustomer" : "queue.awaitsSecond");
}
