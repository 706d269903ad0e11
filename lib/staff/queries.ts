import "server-only";
import type { Admin } from "@/lib/auth/actor";
import { type RightsHolder, templateOf } from "@/lib/auth/rights";
import { db } from "@/lib/db";
import { isUuid } from "@/lib/forms/address";
import type { Prisma } from "@/lib/generated/prisma/client";
import type { ApplicationStatus, UserStatus } from "@/lib/generated/prisma/enums";
import type { MatrixFilters, StaffFilters } from "@/lib/staff/schema";
import { unwrapPersonKey } from "@/lib/vault/person";
import { open } from "@/lib/vault/seal";

const openCases: ApplicationStatus[] = ["IN_REVIEW", "RETURNED", "SECOND_REVIEW"];

const columns = {
  id: true,
  role: true,
  status: true,
  version: true,
  staffNumber: true,
  staffName: true,
  branch: true,
  limitAuthority: true,
  rightsTemplate: true,
  createdAt: true,
  confirmedAt: true,
  lastSignInAt: true,
  emailSealed: true,
  exceptions: { select: { right: true, granted: true, reason: true, at: true } },
  dataKey: { select: { wrapped: true } },
  totps: { where: { confirmedAt: { not: null } }, select: { confirmedAt: true } },
  passkeys: { select: { id: true } },
  _count: { select: { applications: { where: { status: { in: openCases } } } } },
} satisfies Prisma.UserSelect;

/** All managers and administrators but those who have left for good, newest number last. They are some hundreds at most. */
export async function listStaff(_admin: Admin, { q, role, status }: StaffFilters = {}) {
  const rows = await db.user.findMany({
    where: {
      role: role ?? { in: ["MANAGER", "ADMIN"] },
      status: status ?? { not: "REMOVED" },
      ...(q
        ? { OR: [{ staffName: { contains: q } }, { staffNumber: { startsWith: q } }, { branch: { contains: q } }] }
        : {}),
    },
    orderBy: { staffNumber: "asc" },
    select: columns,
  });
  return rows.map(shown);
}

/** A colleague's account with everything but secrets; null where there is none. */
export async function findStaff(_admin: Admin, id: string) {
  if (!isUuid(id)) return null;
  const row = await db.user.findFirst({ where: { id, role: { not: "CUSTOMER" } }, select: columns });
  return row && shown(row);
}

type Stored = {
  id: string;
  role: RightsHolder["role"];
  rightsTemplate: string | null;
  emailSealed: string;
  dataKey: { wrapped: string } | null;
  _count: { applications: number };
};

function shown<R extends Stored>({ emailSealed, dataKey, _count, rightsTemplate, ...row }: R) {
  const place = { table: "User", column: "emailSealed", row: row.id };
  return {
    ...row,
    role: row.role as "MANAGER" | "ADMIN",
    template: templateOf({ role: row.role, rightsTemplate })!,
    email: dataKey ? open(unwrapPersonKey(row.id, dataKey.wrapped), place, emailSealed) : "",
    openCases: _count.applications,
  };
}

export type StaffRow = Awaited<ReturnType<typeof listStaff>>[number];

/** How the invitation of somebody who has not come yet stands; null while the letter waits in the post. */
export async function findInvitation(_admin: Admin, userId: string) {
  return db.oneTimeLink.findFirst({
    where: { userId, purpose: "ACTIVATE" },
    orderBy: { createdAt: "desc" },
    select: { createdAt: true, expiresAt: true, usedAt: true },
  });
}

/** Who works here and what each may do and why, for the matrix. */
export async function listHolders(admin: Admin, { person }: MatrixFilters): Promise<StaffRow[]> {
  const staff = await listStaff(admin, { q: person });
  return staff.filter(({ status }) => status === "ACTIVE" || status === "PENDING");
}

/** How many colleagues there are in each state. */
export async function countStaff(_admin: Admin): Promise<Record<"active" | "pending" | "disabled", number>> {
  const groups = await db.user.groupBy({ by: ["status"], where: { role: { in: ["MANAGER", "ADMIN"] } }, _count: true });
  const count = (...of: UserStatus[]) =>
    groups.filter((group) => of.includes(group.status)).reduce((sum, group) => sum + group._count, 0);
  return { active: count("ACTIVE"), pending: count("PENDING", "AWAITS_APPROVAL"), disabled: count("DISABLED") };
}

/** The open cases of a colleague, most urgent first. */
export function listOpenCases(_admin: Admin, staffId: string) {
  return db.application.findMany({
    where: { managerId: staffId, status: { in: openCases } },
    orderBy: [{ dueAt: "asc" }, { id: "asc" }],
    select: { id: true, number: true, status: true, productCode: true, dueAt: true },
  });
}
