import "server-only";
import { record } from "@/lib/audit/record";
import { fromNewestEntry, type LogFilters } from "@/lib/audit/schema";
import type { Admin } from "@/lib/auth/actor";
import { db, transaction } from "@/lib/db";

/** Looking at the log is itself an entry: once in a session for each thing looked at. */
export async function noteLook(admin: Admin, seen: Record<string, string>) {
  const known = await db.operationLogEntry.count({
    where: { actorId: admin.id, at: { gte: admin.signedInAt }, action: "log.viewed", detail: { equals: seen } },
  });
  if (known === 0) await transaction((tx) => record(tx, admin, "log.viewed", { detail: seen }));
}

/** The filters in use, as an entry tells them. */
export const filtersInUse = ({ size: _size, ...asked }: LogFilters) =>
  Object.fromEntries(Object.entries(fromNewestEntry(asked)).filter(([, value]) => value !== undefined)) as Record<
    string,
    string
  >;
