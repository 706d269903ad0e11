import "server-only";
import { record } from "@/lib/audit/record";
import type { Admin } from "@/lib/auth/actor";
import { holdRight } from "@/lib/auth/hold-right";
import { transaction } from "@/lib/db";
import { Refusal } from "@/lib/refusal";
import { endSession } from "@/lib/sessions/end";

/** Ends somebody's session: the next request from it is nobody's. One's own ends by signing out. */
export function endSessionOf(admin: Admin, { sessionId }: { sessionId: string }): Promise<void> {
  return transaction(async (tx) => {
    await holdRight(tx, admin, "sessions.end");
    if (sessionId === admin.sessionId) throw new Refusal("session.own");
    const session = await tx.session.findUnique({ where: { id: sessionId }, select: { id: true, userId: true } });
    if (!session || !(await endSession(tx, session, "ended by staff"))) throw new Refusal("session.over");
    const about = { subjectId: session.userId, objectId: sessionId, detail: {} };
    await record(tx, admin, "session.endedByStaff", about);
  });
}
