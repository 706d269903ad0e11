import "server-only";
import type { Actor, Admin } from "@/lib/auth/actor";
import { db, reachable } from "@/lib/db";
import type { Cursor } from "@/lib/forms/address";
import { countedTo } from "@/lib/forms/counted";
import { neighbours, walk } from "@/lib/forms/places";
import type { Prisma } from "@/lib/generated/prisma/client";
import { maskEmail, maskName } from "@/lib/mask";
import { fromNewest, type SignInFilters } from "@/lib/sign-ins/schema";
import { addDays, startOfDay } from "@/lib/time";
import { unwrapPersonKey } from "@/lib/vault/person";
import { open } from "@/lib/vault/seal";

const select = {
  id: true,
  at: true,
  outcome: true,
  role: true,
  address: true,
  device: true,
  user: {
    select: {
      id: true,
      staffName: true,
      staffNumber: true,
      emailSealed: true,
      dataKey: { select: { wrapped: true } },
      customer: { select: { nameSealed: true } },
    },
  },
} satisfies Prisma.SignInSelect;

type Row = Prisma.SignInGetPayload<{ select: typeof select }>;

type SignInRow = Omit<Row, "user"> & { who: ReturnType<typeof whoOf> };
type SignInPage = { rows: SignInRow[]; after: string | null; before: string | null };

/** One page of the sign-in history, newest first; customers appear masked. */
export async function listSignIns(
  admin: Admin,
  filters: SignInFilters,
  size: number = filters.size ?? 50,
): Promise<SignInPage> {
  const { end = null, page = null } = filters;
  const [after, before] = [filters.after, filters.before].map((text) => (text ? cursorOf(text) : null));
  const way = walk({ after: after ?? null, before: before ?? null, end, page, size }, "at");
  const found = await db.signIn.findMany({
    where: {
      AND: [matching(filters), way.backwards ? newerThan(way.cursor) : beyond(way.cursor && placeOf(way.cursor))],
    },
    orderBy: way.backwards ? [{ at: "asc" }, { id: "asc" }] : [{ at: "desc" }, { id: "desc" }],
    skip: way.skip,
    take: size + 1,
    select,
  });
  if (found.length === 0 && way.skip > 0) return listSignIns(admin, { ...fromNewest(filters), end: "yes" }, size);
  const rows = found.slice(0, size);
  if (way.backwards) rows.reverse();
  const there = neighbours(way, found.length > size);
  const [first, last] = [rows[0], rows.at(-1)];
  return {
    rows: rows.map(({ user, ...row }) => ({ ...row, who: whoOf(user) })),
    before: first && there.before ? `${first.at.getTime()}_${first.id}` : null,
    after: last && there.behind ? `${last.at.getTime()}_${last.id}` : null,
  };
}

/** How many there are, counted to one beyond a thousand. */
export const countSignIns = async (_admin: Admin, filters: SignInFilters) =>
  (
    await db.signIn.findMany({
      where: matching(filters),
      orderBy: [{ at: "desc" }, { id: "desc" }],
      take: countedTo + 1,
      select: { id: true },
    })
  ).length;

const cursorOf = (text: string): Cursor<"at"> => {
  const [value = "", id = ""] = text.split("_");
  return { sort: "at", value, id };
};
const placeOf = ({ value, id }: Cursor) => `${value}_${id}`;

/** A person's own sign-ins, and what others tried at the account, newest first. */
export async function listOwnSignIns(actor: Actor, after: string | undefined, size = 30) {
  const rows = await reachable(actor).signIn.findMany({
    where: { AND: [{ userId: actor.id }, beyond(after)] },
    orderBy: [{ at: "desc" }, { id: "desc" }],
    take: size + 1,
    select: { id: true, at: true, outcome: true, address: true, device: true },
  });
  const page = rows.slice(0, size);
  const last = page.at(-1);
  return { signIns: page, after: rows.length > size && last ? `${last.at.getTime()}_${last.id}` : null };
}

/** Failed attempts within the last 24 hours. */
export function countRecentFailures(_admin: Admin, now: Date) {
  return db.signIn.count({ where: { at: { gt: addDays(now, -1) }, outcome: { not: "SUCCEEDED" } } });
}

function matching({ outcome, role, from, to }: SignInFilters): Prisma.SignInWhereInput {
  return {
    ...(outcome ? { outcome } : {}),
    ...(role ? { role } : {}),
    ...(from || to
      ? { at: { ...(from ? { gte: startOfDay(from) } : {}), ...(to ? { lt: addDays(startOfDay(to), 1) } : {}) } }
      : {}),
  };
}

function newerThan(cursor: Cursor | null): Prisma.SignInWhereInput {
  if (!cursor) return {};
  const at = new Date(Number(cursor.value));
  return { at: { gte: at }, OR: [{ at: { gt: at } }, { id: { gt: cursor.id } }] };
}

function beyond(after: string | null | undefined): Prisma.SignInWhereInput {
  if (!after) return {};
  const [time, id = ""] = after.split("_");
  const at = new Date(Number(time));
  return { at: { lte: at }, OR: [{ at: { lt: at } }, { id: { lt: id } }] };
}

function whoOf(user: Row["user"]): { id: string; name: string; number: string | null } | null {
  if (!user) return null;
  if (user.staffName) return { id: user.id, name: user.staffName, number: user.staffNumber };
  if (!user.dataKey) return { id: user.id, name: "--", number: null };
  const key = unwrapPersonKey(user.id, user.dataKey.wrapped);
  const sealedName = user.customer?.nameSealed;
  const name = sealedName
    ? maskName(open(key, { table: "Customer", column: "nameSealed", row: user.id }, sealedName))
    : maskEmail(open(key, { table: "User", column: "emailSealed", row: user.id }, user.emailSealed));
  return { id: user.id, name, number: null };
}
