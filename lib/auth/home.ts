import type { Role } from "@/lib/auth/actor";

/** Where each kind of person begins. */
export const homeOf: Record<Role, "/home" | "/work" | "/admin"> = {
  CUSTOMER: "/home",
  MANAGER: "/work",
  ADMIN: "/admin",
};

/** Where each kind of people has its own pages: how their addresses begin. */
export const rooms: Record<Role, string[]> = {
  CUSTOMER: ["home", "apply", "applications", "profile", "activity", "preferences"],
  MANAGER: ["work"],
  ADMIN: ["admin"],
};

/** Where somebody goes on from signing in: to the page that was asked for, unless it lies in another role's room. */
export function onwardFor(role: Role, next: string | null): string {
  const [, room = ""] = next?.split(/[/?]/) ?? [];
  const isForeign = Object.entries(rooms).some(([whose, own]) => whose !== role && own.includes(room));
  return next && !isForeign ? next : homeOf[role];
}
