import "server-only";
import type { LogAction } from "@/lib/audit/actions";
import type { EntryPage } from "@/lib/audit/schema";
import type { Actor, Role } from "@/lib/auth/actor";
import { db } from "@/lib/db";

type Stored = {
  id: string;
  seq: bigint;
  at: Date;
  action: LogAction;
  actorId: string | null;
  actorRole: Role | null;
  detail: Record<string, unknown>;
};

export type OwnEntry = {
  id: string;
  at: Date;
  action: LogAction;
  detail: Record<string, unknown>;
  /** Null where the reader did it. */
  by: { role: Role | null; name: string | null; number: string | null } | null;
};

/** A page of what somebody did and of what was done to or about him or her, newest first. Keyset paging: as fast at any depth. */
export async function listOwnEntries(actor: Actor, { after }: EntryPage, size = 30) {
  const rows = await storedEntries(actor.id, after, size + 1);
  const page = rows.slice(0, size);
  const last = page.at(-1);
  const people = await peopleIn(page, actor);
  const entries = page.map(({ actorId, actorRole, seq: _seq, ...entry }): OwnEntry => {
    const person = actorId ? people.get(actorId) : undefined;
    const by = { role: actorRole, name: person?.staffName ?? null, number: person?.staffNumber ?? null };
    return { ...entry, by: actorId === actor.id ? null : by };
  });
  return { entries, after: rows.length > size && last ? `${last.at.getTime()}_${last.seq}` : null };
}

const endOfTime = "253402300799000_0";

/** Two walks along two indexes, put together: an OR would read everything before it sorts. */
function storedEntries(personId: string, after = endOfTime, most: number): Promise<Stored[]> {
  const [time, seq = 0] = after.split("_").map(Number);
  const at = new Date(time!);
  return db.$queryRaw<Stored[]>`
    SELECT id, seq, at, action, "actorId", "actorRole", detail FROM (
      (SELECT id, seq, at, action, "actorId", "actorRole", detail FROM "OperationLogEntry"
        WHERE "actorId" = ${personId}::uuid AND (at, seq) < (${at}, ${seq}::bigint)
        ORDER BY at DESC, seq DESC LIMIT ${most})
      UNION
      (SELECT id, seq, at, action, "actorId", "actorRole", detail FROM "OperationLogEntry"
        WHERE "subjectId" = ${personId}::uuid AND (at, seq) < (${at}, ${seq}::bigint)
        ORDER BY at DESC, seq DESC LIMIT ${most})
    ) AS own ORDER BY at DESC, seq DESC LIMIT ${most}`;
}

async function peopleIn(page: Stored[], actor: Actor) {
  const ids = new Set(page.flatMap(({ actorId }) => (actorId && actorId !== actor.id ? [actorId] : [])));
  const people = await db.user.findMany({
    where: { id: { in: [...ids] } },
    select: { id: true, staffName: true, staffNumber: true },
  });
  return new Map(people.map((person) => [person.id, person]));
}
