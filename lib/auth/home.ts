import type { Role } from "@/lib/auth/actor";

/** Where each kind of person begins. */
export const homeOf: Record<Role, "/home" | "/work" | "/admin"> = {
  CUSTOMER: "/home",
  MANAGER: "/work",
  ADMIN: "/admin",
};
