import "server-only";
import { actionsIn } from "@/lib/audit/action-groups";
import type { LogAction } from "@/lib/audit/actions";
import { db, type OwnRows } from "@/lib/db";
import { Prisma } from "@/lib/generated/prisma/client";
import type { LogOutcome, Role } from "@/lib/generated/prisma/enums";
import { addDays, startOfDay } from "@/lib/time";

/** An entry as lists show it. */
export type Stored = {
  seq: bigint;
  id: string;
  at: Date;
  action: LogAction;
  outcome: LogOutcome;
  actorId: string | null;
  actorRole: Role | null;
  subjectId: string | null;
  objectId: string | null;
  address: string | null;
  detail: Record<string, unknown>;
};

export type Wanted = {
  /** In which of these columns one of the ids must stand; without ids all entries. */
  ids?: { value: string; columns: readonly ("actorId" | "subjectId" | "objectId")[] };
  group?: string | undefined;
  role?: Role | undefined;
  outcome?: LogOutcome | undefined;
  from?: string | undefined;
  to?: string | undefined;
  after?: string | undefined;
  /** From this entry back towards the newest, or from the oldest; what is found then begins with the oldest. */
  before?: string | undefined;
  end?: "yes" | undefined;
  /** Not by this person. */
  notBy?: string | undefined;
};

const columns = Prisma.sql`seq, id, at, action, outcome, "actorId", "actorRole", "subjectId", "objectId", address, detail`;
const newestFirst = Prisma.sql`ORDER BY at DESC, seq DESC`;
const oldestFirst = Prisma.sql`ORDER BY at, seq`;
const places = {
  actorId: Prisma.sql`"actorId"`,
  subjectId: Prisma.sql`"subjectId"`,
  objectId: Prisma.sql`"objectId"`,
};

/**
 * Entries, newest first, by walks along one index each that are put together at the end: an OR, or several actions
 * in one condition, would read everything before it sorts.
 */
export async function findEntries(
  wanted: Wanted,
  most: number,
  from: Pick<OwnRows, "$queryRaw"> = db,
): Promise<Stored[]> {
  const actions = wanted.group ? actionsIn(wanted.group) : null;
  if (actions?.length === 0) return [];
  const rules = rulesOf(wanted);
  const order = isBackwards(wanted) ? oldestFirst : newestFirst;
  const walk = (...more: Prisma.Sql[]) => Prisma.sql`
    (SELECT ${columns} FROM "OperationLogEntry" WHERE ${Prisma.join([...more, ...rules], " AND ")} ${order} LIMIT ${most})`;
  return from.$queryRaw<Stored[]>`
    SELECT * FROM (${Prisma.join(walksOf(wanted, actions, walk), " UNION ")}) AS found ${order} LIMIT ${most}`;
}

/** Whether a page is read from its far end. */
export const isBackwards = ({ after, before, end }: Pick<Wanted, "after" | "before" | "end">) =>
  !after && Boolean(before || end);

type Walk = (...rules: Prisma.Sql[]) => Prisma.Sql;

function walksOf({ ids }: Wanted, actions: LogAction[] | null, walk: Walk): Prisma.Sql[] {
  const within = actions ? [Prisma.sql`action = ANY(${actions})`] : [];
  if (ids) return ids.columns.map((column) => walk(Prisma.sql`${places[column]} = ${ids.value}::uuid`, ...within));
  if (actions) return actions.map((action) => walk(Prisma.sql`action = ${action}`));
  return [walk()];
}

function rulesOf(wanted: Wanted): Prisma.Sql[] {
  const { role, outcome, from, to, notBy } = wanted;
  return [
    beyond(wanted),
    ...(from ? [Prisma.sql`at >= ${startOfDay(from)}`] : []),
    ...(to ? [Prisma.sql`at < ${addDays(startOfDay(to), 1)}`] : []),
    ...(role ? [roleIs(role)] : []),
    ...(outcome ? [outcomeIs(outcome)] : []),
    ...(notBy ? [Prisma.sql`"actorId" IS DISTINCT FROM ${notBy}::uuid`] : []),
  ];
}

function beyond(wanted: Wanted): Prisma.Sql {
  const backwards = isBackwards(wanted);
  const place = backwards ? (wanted.before ?? "0_0") : (wanted.after ?? "253402300799000_0");
  const [time, seq] = place.split("_").map(Number);
  const there = Prisma.sql`(${new Date(time!)}, ${seq!}::bigint)`;
  return backwards ? Prisma.sql`(at, seq) > ${there}` : Prisma.sql`(at, seq) < ${there}`;
}

/** Written out, so that a prepared plan can use the index of just these. */
const roleIs = (role: Role) =>
  ({
    CUSTOMER: Prisma.sql`"actorRole" = 'CUSTOMER'`,
    MANAGER: Prisma.sql`"actorRole" = 'MANAGER'`,
    ADMIN: Prisma.sql`"actorRole" = 'ADMIN'`,
  })[role];

const outcomeIs = (outcome: LogOutcome) =>
  outcome === "FAILED" ? Prisma.sql`outcome = 'FAILED'` : Prisma.sql`outcome = 'SUCCEEDED'`;

/** Where the next page begins; null at the end. */
export const placeAfter = (last: Stored | undefined, more: boolean) =>
  more && last ? `${last.at.getTime()}_${last.seq}` : null;
