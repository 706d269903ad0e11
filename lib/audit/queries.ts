import "server-only";
import type { LogAction } from "@/lib/audit/actions";
import { findEntries, placeAfter, type Stored } from "@/lib/audit/find-entries";
import type { EntryPage } from "@/lib/audit/schema";
import type { Actor, Role } from "@/lib/auth/actor";
import { db, reachable } from "@/lib/db";

export type OwnEntry = {
  id: string;
  at: Date;
  action: LogAction;
  detail: Record<string, unknown>;
  /** Null where the reader did it. */
  by: { role: Role | null; name: string | null; number: string | null } | null;
};

/** A page of what somebody did and of what was done to or about him or her, newest first. Keyset paging: as fast at any depth. */
export async function listOwnEntries(actor: Actor, { by, ...filters }: EntryPage, size = 30) {
  const columns =
    by === "me" ? (["actorId"] as const) : by ? (["subjectId"] as const) : (["actorId", "subjectId"] as const);
  const notBy = by === "others" ? actor.id : undefined;
  const rows = await findEntries({ ...filters, ids: { value: actor.id, columns }, notBy }, size + 1, reachable(actor));
  const page = rows.slice(0, size);
  const people = await peopleIn(page, actor);
  const entries = page.map(({ id, at, action, detail, actorId, actorRole }): OwnEntry => {
    const person = actorId ? people.get(actorId) : undefined;
    const by = { role: actorRole, name: person?.staffName ?? null, number: person?.staffNumber ?? null };
    return { id, at, action, detail, by: actorId === actor.id ? null : by };
  });
  return { entries, after: placeAfter(page.at(-1), rows.length > size), archived: await countArchived(actor) };
}

/** How many entries by or about somebody were archived and deleted. */
async function countArchived({ id }: Actor): Promise<number> {
  const { _sum } = await db.logArchivedCount.aggregate({ where: { personId: id }, _sum: { entries: true } });
  return _sum.entries ?? 0;
}

async function peopleIn(page: Stored[], actor: Actor) {
  const ids = new Set(page.flatMap(({ actorId }) => (actorId && actorId !== actor.id ? [actorId] : [])));
  const people = await reachable(actor).user.findMany({
    where: { id: { in: [...ids] } },
    select: { id: true, staffName: true, staffNumber: true },
  });
  return new Map(people.map((person) => [person.id, person]));
}
