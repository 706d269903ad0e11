import "server-only";
import { z } from "zod";
import type { Kind } from "@/lib/approvals/kinds";
import { readFloors } from "@/lib/audit/floors";
import { type LogClass, logClasses } from "@/lib/audit/rules";
import { db, type Tx } from "@/lib/db";
import { Refusal } from "@/lib/refusal";

const content = z.object({
  archiveId: z.uuid(),
  sha256: z.string(),
  from: z.int(),
  to: z.int(),
  classes: z.array(z.enum(logClasses)).min(1),
  entries: z.int(),
});
export type Deletion = z.output<typeof content>;

/** What is deleted has been archived, is older than the floor of its class, and two people stand for it. */
export const deleteLogKind: Kind<Deletion> = {
  right: "log.delete",
  content,
  // Nobody approves the deletion of entries about himself.
  excludes: (tx, asked) => namedIn(tx, asked),
  tell: ({ from, to, classes, entries, sha256 }) => [
    { label: "deed", word: "logDelete" },
    { label: "range", text: `${from}–${to}` },
    ...classes.map((name) => ({ label: "class", word: `class.${name}` })),
    { label: "entries", count: entries },
    { label: "archive", text: sha256 },
  ],
  apply: async (tx, { proposer, approver }, asked) => {
    await refuseUnready(tx, asked);
    await tx.$executeRaw`
      SELECT log_delete(${asked.archiveId}::uuid, ${asked.classes}, ${proposer.id}::uuid, ${approver?.id ?? null}::uuid)`;
  },
};

/** Administrators who are actor or subject of what would go. */
async function namedIn(tx: Pick<Tx, "$queryRaw">, { from, to, classes }: Deletion): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT u.id FROM "User" u WHERE u.role = 'ADMIN' AND EXISTS (
      SELECT 1 FROM "OperationLogEntry" e
      WHERE (e."actorId" = u.id OR e."subjectId" = u.id) AND e.seq BETWEEN ${from} AND ${to}
        AND log_class(e.action) = ANY (${classes}))`;
  return rows.map(({ id }) => id);
}

export type Part = {
  class: LogClass;
  entries: number;
  /** Months that they must stay. */
  months: number;
  /** When the youngest of them may go; null where none is there. */
  freeAt: Date | null;
  free: boolean;
};

/** What a range holds of each class, and from when on that may be deleted. */
export async function partsOf(range: { from: number; to: number }, from: Pick<Tx, "$queryRaw"> = db): Promise<Part[]> {
  const floors = await readFloors(from);
  const rows = await from.$queryRaw<{ class: LogClass; entries: number; freeAt: Date; free: boolean }[]>`
    SELECT class, entries::int, newest + make_interval(months => log_floor(class)) AS "freeAt",
      newest + make_interval(months => log_floor(class)) <= now() AS free
    FROM (SELECT log_class(action) AS class, count(*) AS entries, max(at) AS newest FROM "OperationLogEntry"
      WHERE seq BETWEEN ${range.from} AND ${range.to} AND action <> 'log.deleted' GROUP BY 1) AS parts`;
  const found = new Map(rows.map((row) => [row.class, row]));
  return logClasses.map((name) => {
    const { entries = 0, freeAt = null, free = false } = found.get(name) ?? {};
    return { class: name, entries, months: floors[name], freeAt, free };
  });
}

/** Says which rule stands against it, and when it will not any more. */
export async function refuseUnready(tx: Tx, { archiveId, sha256, from, to, classes, entries }: Deletion) {
  const archive = await tx.logArchive.count({
    where: { id: archiveId, sha256, verifiedAt: { not: null }, fault: null },
  });
  if (archive === 0) throw new Refusal("log.notArchived");
  const parts = (await partsOf({ from, to }, tx)).filter(({ class: name }) => classes.includes(name));
  for (const { class: name, free, freeAt, months, entries: count } of parts)
    if (count > 0 && !free)
      throw new Refusal(`log.tooYoung.${name}`, {
        field: "classes",
        values: { months, day: freeAt!.toISOString().slice(0, 10) },
      });
  const all = parts.reduce((sum, part) => sum + part.entries, 0);
  if (all === 0) throw new Refusal("log.nothingToDelete", { field: "classes" });
  if (all !== entries) throw new Refusal("log.rangeChanged");
}
