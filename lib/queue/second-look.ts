import "server-only";
import type { Tx } from "@/lib/db";
import { Refusal } from "@/lib/refusal";

/** Whether this person has rejected the application before: then somebody else looks at it again. */
export async function hasRejected(
  tx: Pick<Tx, "decision">,
  managerId: string,
  applicationId: string,
): Promise<boolean> {
  return (await tx.decision.count({ where: { applicationId, managerId, outcome: "REJECT" } })) > 0;
}

/** Says no where a case would come before the person who rejected it. */
export async function refuseRejecter(tx: Pick<Tx, "decision">, toId: string, applicationId: string) {
  if (await hasRejected(tx, toId, applicationId)) throw new Refusal("queue.toRejecter", { field: "toId" });
}
