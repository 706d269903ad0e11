import "server-only";
import { record } from "@/lib/audit/record";
import type { Actor } from "@/lib/auth/actor";
import { transaction } from "@/lib/db";
import { Refusal } from "@/lib/refusal";
import { endOtherSessions, endSession } from "@/lib/sessions/end";

/** Ends one of the own sessions on another device. The present one is ended by signing out. */
export function endOwnSession(actor: Actor, { id }: { id: string }) {
  return transaction(async (tx) => {
    if (id === actor.sessionId) throw new Refusal("session.present");
    if (!(await endSession(tx, { id, userId: actor.id }, "ended by owner"))) throw new Refusal("session.missing");
    await record(tx, actor, "session.endedElsewhere", { objectId: id, detail: {} });
  });
}

/** Ends every session of the own account but the present one; says how many. */
export function endOwnOthers(actor: Actor): Promise<number> {
  return transaction(async (tx) => {
    const count = await endOtherSessions(tx, actor, "ended by owner");
    await record(tx, actor, "session.othersEnded", { detail: { count } });
    return count;
  });
}
