import "server-only";
import type { LogAction, LogDetail } from "@/lib/audit/actions";
import type { Role } from "@/lib/auth/actor";
import type { Tx } from "@/lib/db";

/** Who did it: a signed-in person, or the account that a mailed link or a sign-in just proved. */
export type Doer = { id: string | null; role: Role | null; address?: string; requestId?: string };

/** Who does what no person asked for at that moment, such as house-keeping. */
export const theBank = { id: null, role: null };

type About<A extends LogAction> = {
  /** The person the entry is about, who will read it in the own log; the doer where nobody else is. */
  subjectId?: string;
  /** The thing it was done to: an application, a document, an account. */
  objectId?: string;
  detail: LogDetail[A];
};

/** Takes the transaction, not the client, so a change and its trace are saved together or not at all. */
export async function record<A extends LogAction>(tx: Tx, doer: Doer, action: A, about: About<A>) {
  await tx.operationLogEntry.create({
    data: {
      actorId: doer.id,
      actorRole: doer.role,
      action,
      subjectId: about.subjectId ?? doer.id,
      objectId: about.objectId ?? null,
      requestId: doer.requestId ?? null,
      address: doer.address ?? null,
      detail: about.detail as object,
    },
    select: { id: true },
  });
}
