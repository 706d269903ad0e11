import "server-only";
import type { Manager } from "@/lib/auth/actor";
import { db } from "@/lib/db";
import type { AlarmKind, AlarmLevel } from "@/lib/monitoring/alarm-rules";
import { nameAndNumber } from "@/lib/named";

const columns = {
  id: true,
  kind: true,
  subject: true,
  level: true,
  measured: true,
  bound: true,
  raisedAt: true,
  clearedAt: true,
  ownerId: true,
  plan: true,
};

/** What is open, the grave ones first, and what was well again last. */
export async function listAlarms(_manager: Manager) {
  const open = await db.cardAlarm.findMany({
    where: { clearedAt: null },
    orderBy: [{ level: "asc" }, { raisedAt: "asc" }],
    take: 100,
    select: columns,
  });
  const over = await db.cardAlarm.findMany({
    where: { clearedAt: { not: null } },
    orderBy: { clearedAt: "desc" },
    take: 20,
    select: columns,
  });
  const owners = [...open, ...over].map(({ ownerId }) => ownerId).filter((id) => id !== null);
  const people = await db.user.findMany({
    where: { id: { in: owners } },
    select: { id: true, staffName: true, staffNumber: true },
  });
  const named = [...open, ...over].map(({ ownerId, kind, level, ...row }) => {
    const owner = people.find(({ id }) => id === ownerId);
    return {
      ...row,
      kind: kind as AlarmKind,
      level: level as AlarmLevel,
      owner: owner ? nameAndNumber(owner.staffName, owner.staffNumber) : null,
    };
  });
  const look = await db.keptFigure.findUnique({ where: { name: "look" }, select: { at: true } });
  return { open: named.slice(0, open.length), over: named.slice(open.length), at: look?.at ?? null };
}

export type ShownAlarm = Awaited<ReturnType<typeof listAlarms>>["open"][number];
