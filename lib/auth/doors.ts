import type { Role } from "@/lib/auth/actor";
import type { Right } from "@/lib/auth/rights";

/**
 * Every page of the staff's rooms and the right that opens it; null where the role suffices. The pages' gates say
 * the same (a test compares them), the menus and "what this account sees" are made from it.
 */
export const doors = {
  MANAGER: {
    "/work": null,
    "/work/activity": null,
    "/work/approvals": "models.publish",
    "/work/approvals/[id]": "models.publish",
    "/work/applications/[id]": "applications.review",
    "/work/applications/[id]/advice": "applications.review",
    "/work/applications/[id]/request": "applications.review",
    "/work/applications/[id]/transfer": "applications.review",
    "/work/customers": "customers.read",
    "/work/customers/[id]": "customers.read",
    "/work/customers/[id]/reveal": "customers.reveal",
    "/work/export": null,
    "/work/models": "models.manage",
    "/work/models/[id]": "models.manage",
    "/work/models/[id]/bands": "models.manage",
    "/work/models/compare": "models.manage",
    "/work/models/expert": "models.manage",
    "/work/monitoring": "models.manage",
    "/work/monitoring/alarms": "models.manage",
    "/work/monitoring/cards": "models.manage",
    "/work/monitoring/fairness": "models.manage",
    "/work/monitoring/replay": "models.manage",
    "/work/queue": "applications.review",
    "/work/queue/batch": "applications.review",
    "/work/queue/batch/done": "applications.review",
    "/work/rules": "models.manage",
    "/work/rules/[id]": "models.manage",
    "/work/rules/[id]/example": "models.manage",
    "/work/rules/[id]/measures": "models.manage",
    "/work/rules/[id]/rule": "models.manage",
    "/work/rules/[id]/trials": "models.manage",
    "/work/search": "customers.read",
    "/work/shortcuts": null,
    "/work/stages": null,
    "/work/views": "applications.review",
    "/work/views/[id]": "applications.review",
  },
  ADMIN: {
    "/admin": null,
    "/admin/activity": null,
    "/admin/approvals": null,
    "/admin/approvals/[id]": null,
    "/admin/backups": "backups.make",
    "/admin/backups/[id]": "backups.make",
    "/admin/backups/jobs/[id]": "backups.make",
    "/admin/backups/policy": "backups.make",
    "/admin/backups/upload": "backups.make",
    "/admin/customers": "signIns.read",
    "/admin/export": null,
    "/admin/log": "log.read",
    "/admin/log/[id]": "log.read",
    "/admin/log/archives": "log.archive",
    "/admin/log/archives/[id]": "log.archive",
    "/admin/log/archives/[id]/entries": "log.archive",
    "/admin/log/check": "log.read",
    "/admin/log/floors": "log.read",
    "/admin/customers/[id]": "signIns.read",
    "/admin/customers/[id]/erase": "customers.lock",
    "/admin/customers/[id]/factors": "staff.manage",
    "/admin/customers/[id]/lock": "customers.lock",
    "/admin/customers/[id]/reset": "customers.lock",
    "/admin/search": "signIns.read",
    "/admin/sessions": "sessions.end",
    "/admin/sign-ins": "signIns.read",
    "/admin/staff": "staff.manage",
    "/admin/staff/[id]": "staff.manage",
    "/admin/staff/[id]/edit": "staff.manage",
    "/admin/staff/[id]/enable": "staff.manage",
    "/admin/staff/[id]/factors": "staff.manage",
    "/admin/staff/[id]/leave": "staff.manage",
    "/admin/staff/[id]/preview": "staff.manage",
    "/admin/staff/[id]/reset": "staff.manage",
    "/admin/staff/[id]/rights": "staff.manage",
    "/admin/staff/[id]/role": "staff.manage",
    "/admin/staff/invite": "staff.manage",
    "/admin/staff/rights": "staff.manage",
  },
} satisfies Record<Exclude<Role, "CUSTOMER">, Record<string, Right | null>>;

export type Room = keyof typeof doors;

/** Whether somebody with these rights gets through the door of a page. */
export function opens(room: Room, page: string, rights: ReadonlySet<Right>): boolean {
  const right = (doors[room] as Record<string, Right | null>)[page];
  return right === null || (right !== undefined && rights.has(right));
}
