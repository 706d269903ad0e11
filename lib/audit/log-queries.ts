import "server-only";
import { findEntries, isBackwards, placeAfter, type Stored, type Wanted } from "@/lib/audit/find-entries";
import { type Named, peopleOf } from "@/lib/audit/people";
import type { LogFilters } from "@/lib/audit/schema";
import type { Admin } from "@/lib/auth/actor";
import { db } from "@/lib/db";
import { withReason } from "@/lib/staff/reason";
import { indexForms } from "@/lib/vault/keyed-index";
import { personKey } from "@/lib/vault/person";
import { open } from "@/lib/vault/seal";

export type LogRow = Stored & { actor: Named | null; subject: Named | null };

type Place = string | null;
type LogPage = { rows: LogRow[]; after: Place; before: Place };

/** A page of the whole log, newest first. */
export async function listLog(
  _admin: Admin,
  { q, size: asked = 50, ...filters }: LogFilters,
  size: number = asked,
): Promise<LogPage> {
  const meant = q ? await meaningOf(q) : {};
  if (!meant) return { rows: [], after: null, before: null };
  if ("seq" in meant) return { rows: await withPeople(await one(meant.seq)), after: null, before: null };
  const found = await findEntries({ ...filters, ...meant }, size + 1);
  const page = found.slice(0, size);
  const more = found.length > size;
  const backwards = isBackwards(filters);
  if (backwards) page.reverse();
  return {
    rows: await withPeople(page),
    after: placeAfter(page.at(-1), backwards ? Boolean(filters.before) : more),
    before: placeAfter(page[0], backwards ? more : Boolean(filters.after)),
  };
}

/** How many entries there are: places are given without gaps, and each deletion says how many it took. */
export async function countEntries(_admin: Admin): Promise<number> {
  const [last, gone] = await Promise.all([
    db.operationLogEntry.aggregate({ _max: { seq: true } }),
    db.logDeletion.aggregate({ _sum: { entries: true } }),
  ]);
  return Number(last._max.seq ?? 0) - (gone._sum.entries ?? 0);
}

async function withPeople(rows: Stored[]): Promise<LogRow[]> {
  const people = await peopleOf(rows.flatMap(({ actorId, subjectId }) => [actorId, subjectId]));
  const named = (id: string | null) => (id ? (people.get(id) ?? { id, name: "--", number: null, staff: false }) : null);
  return rows.map((row) => ({ ...row, actor: named(row.actorId), subject: named(row.subjectId) }));
}

type Meant = Pick<Wanted, "ids"> | { seq: bigint } | null;

const everywhere = ["actorId", "subjectId", "objectId"] as const;
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** What was typed: a staff, customer or application number, an e-mail address, an id, or the number of an entry. */
async function meaningOf(typed: string): Promise<Meant> {
  if (uuid.test(typed)) return { ids: { value: typed.toLowerCase(), columns: everywhere } };
  const about = await idOf(typed);
  if (about) return { ids: { value: about, columns: everywhere } };
  const [, digits] = /^#?(\d{1,15})$/.exec(typed.replaceAll(",", "")) ?? [];
  return digits ? { seq: BigInt(digits) } : null;
}

async function idOf(typed: string): Promise<string | undefined> {
  const select = { id: true } as const;
  if (typed.includes("@"))
    return (
      await db.user.findFirst({ where: { emailIndex: { in: indexForms("email", typed.toLowerCase()) } }, select })
    )?.id;
  if (/^c\d{8}$/i.test(typed))
    return (await db.customer.findUnique({ where: { number: typed.toUpperCase() }, select }))?.id;
  if (/^xk/i.test(typed))
    return (await db.application.findUnique({ where: { number: typed.toUpperCase() }, select }))?.id;
  return (await db.user.findFirst({ where: { staffNumber: typed }, select }))?.id;
}

const listed = {
  seq: true,
  id: true,
  at: true,
  action: true,
  outcome: true,
  actorId: true,
  actorRole: true,
  subjectId: true,
  objectId: true,
  address: true,
  detail: true,
} as const;

const one = async (seq: bigint) =>
  (await db.operationLogEntry.findMany({ where: { seq }, select: listed })) as unknown as Stored[];

/** What stands in one entry, and what belongs to it; null where there is none, or only a stub. */
export async function findEntry(_admin: Admin, seq: bigint) {
  const entry = await db.operationLogEntry.findUnique({
    where: { seq },
    select: { ...listed, sessionId: true, requestId: true, changesSealed: true, detailHash: true, hash: true },
  });
  if (!entry) return null;
  const [row] = await withPeople([entry as unknown as Stored]);
  const before = await hashBefore(seq);
  const { sessionId, requestId, detailHash, hash } = entry;
  const [changes, fits] = [await changesOf(entry), await hashFits(seq, before)];
  const detail = await withReason(db, entry.subjectId, row!.detail);
  return { ...row!, detail, sessionId, requestId, detailHash, hash, before, changes, fits };
}

/** Whether the entry as it stands there has the hash that stands there, after the one before it. */
async function hashFits(seq: bigint, before: Uint8Array | null): Promise<boolean> {
  const [row] = await db.$queryRaw<{ fits: boolean }[]>`
    SELECT log_hash(e, coalesce(${before}::bytea, log_beginning())) = e.hash
      AND log_detail_hash(e.salt, e.detail, e."changesSealed") = e."detailHash" AS fits
    FROM "OperationLogEntry" e WHERE seq = ${seq}`;
  return row?.fits ?? false;
}

/** What is left where an entry was deleted, and the entry that tells of the deletion. */
export async function findStub(_admin: Admin, seq: bigint) {
  const stub = await db.operationLogStub.findUnique({ where: { seq }, select: { hash: true, deletionId: true } });
  if (!stub) return null;
  const [deletion, told] = await Promise.all([
    db.logDeletion.findUnique({ where: { id: stub.deletionId }, select: { archiveId: true, entries: true, at: true } }),
    db.operationLogEntry.findFirst({
      where: { action: "log.deleted", objectId: stub.deletionId },
      select: { seq: true },
    }),
  ]);
  return { hash: stub.hash, deletion: deletion && told && { ...deletion, seq: told.seq } };
}

async function hashBefore(seq: bigint): Promise<Uint8Array | null> {
  const where = { seq: seq - 1n };
  const select = { hash: true } as const;
  const before = await db.operationLogEntry.findUnique({ where, select });
  return (before ?? (await db.operationLogStub.findUnique({ where, select })))?.hash ?? null;
}

type Sealed = { id: string; subjectId: string | null; changesSealed: string | null };

/** Old and new values; "erased" where the key of the person they are about is gone. */
async function changesOf({ id, subjectId, changesSealed }: Sealed) {
  if (!changesSealed || !subjectId) return null;
  try {
    const place = { table: "OperationLogEntry", column: "changesSealed", row: id };
    return JSON.parse(open(await personKey(db, subjectId), place, changesSealed)) as Record<
      string,
      [string | null, string | null]
    >;
  } catch {
    return "erased" as const;
  }
}

/** Other entries about the same thing, and of the same request. */
export async function findRelated(
  _admin: Admin,
  entry: { seq: bigint; objectId: string | null; requestId: string | null },
) {
  const [about, request] = await Promise.all([
    entry.objectId ? findEntries({ ids: { value: entry.objectId, columns: ["objectId"] } }, 11) : [],
    entry.requestId
      ? (db.operationLogEntry.findMany({
          where: { requestId: entry.requestId },
          orderBy: { seq: "asc" },
          take: 11,
          select: listed,
        }) as unknown as Promise<Stored[]>)
      : [],
  ]);
  const others = (rows: Stored[]) => withPeople(rows.filter(({ seq }) => seq !== entry.seq).slice(0, 10));
  return { object: await others(about), request: await others(request) };
}
