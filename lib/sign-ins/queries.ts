import "server-only";
import type { Actor, Admin } from "@/lib/auth/actor";
import { db, reachable } from "@/lib/db";
import type { Prisma } from "@/lib/generated/prisma/client";
import { maskEmail, maskName } from "@/lib/mask";
import type { SignInFilters } from "@/lib/sign-ins/schema";
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

/** One page of the sign-in history, newest first; customers appear masked. */
export async function listSignIns(_admin: Admin, filters: SignInFilters, size = 50) {
  const rows = await db.signIn.findMany({
    where: { AND: [matching(filters), beyond(filters.after)] },
    orderBy: [{ at: "desc" }, { id: "desc" }],
    take: size + 1,
    select,
  });
  const page = rows.slice(0, size);
  const last = page.at(-1);
  return {
    rows: page.map(({ user, ...row }) => ({ ...row, who: whoOf(user) })),
    after: rows.length > size && last ? `${last.at.getTime()}_${last.id}` : null,
  };
}

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

function beyond(after: string | undefined): Prisma.SignInWhereInput {
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
