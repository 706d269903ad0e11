import "server-only";
import { z } from "zod";
import type { Kind } from "@/lib/approvals/kinds";
import { record } from "@/lib/audit/record";
import { refuseKept } from "@/lib/erasure/refuse-kept";

/** Whose data, in words that name nobody whole. */
const content = z.object({ personId: z.uuid(), who: z.string() });
type Content = z.output<typeof content>;

/** Destroys a customer's key and takes away what identifies: nothing brings it back, no backup either. */
export const eraseKind: Kind<Content> = {
  right: "customers.lock",
  content,
  tell: ({ who }) => [
    { label: "deed", word: "erase" },
    { label: "whom", text: who },
  ],
  apply: async (tx, { proposer, approver }, { personId }) => {
    await refuseKept(tx, personId);
    const approverId = approver?.id ?? null;
    await tx.$executeRaw`SELECT erase_customer(${personId}::uuid, ${proposer.id}::uuid, ${approverId}::uuid)`;
    const about = { subjectId: personId, objectId: personId, detail: { approverId } };
    await record(tx, proposer, "customer.erased", about);
  },
};
