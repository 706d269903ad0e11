import type { Role } from "@/lib/auth/actor";

/** What a member of staff may do, by name, and whose room it belongs to: nobody else can be given it. */
export const rightRoles = {
  "applications.review": "MANAGER",
  "applications.approve": "MANAGER",
  "customers.read": "MANAGER",
  "customers.reveal": "MANAGER",
  "models.manage": "MANAGER",
  "models.publish": "MANAGER",
  "customers.lock": "ADMIN",
  "staff.manage": "ADMIN",
  "sessions.end": "ADMIN",
  "signIns.read": "ADMIN",
  "log.read": "ADMIN",
  "log.archive": "ADMIN",
  "log.delete": "ADMIN",
  "backups.make": "ADMIN",
  "backups.restore": "ADMIN",
} as const satisfies Record<string, Role>;

export type Right = keyof typeof rightRoles;
export const rights = Object.keys(rightRoles) as Right[];

/** Starting sets. A person's own additions and withdrawals come on top. */
export const templates = {
  manager: {
    role: "MANAGER",
    rights: ["applications.review", "applications.approve", "customers.read", "customers.reveal"],
  },
  reviewer: { role: "MANAGER", rights: ["applications.review", "customers.read"] },
  riskLead: { role: "MANAGER", rights: ["applications.review", "customers.read", "models.manage", "models.publish"] },
  administrator: {
    role: "ADMIN",
    rights: rights.filter((right) => rightRoles[right] === "ADMIN"),
  },
  auditor: { role: "ADMIN", rights: ["log.read", "signIns.read"] },
} as const satisfies Record<string, { role: Role; rights: readonly Right[] }>;

export type Template = keyof typeof templates;

const usualTemplate: Record<Role, Template | null> = { CUSTOMER: null, MANAGER: "manager", ADMIN: "administrator" };

export type RightsHolder = {
  role: Role;
  /** Null or unknown: the usual set of the role. */
  rightsTemplate: string | null;
  exceptions: readonly { right: string; granted: boolean }[];
};

/** The starting set somebody works with; null for customers, whose rooms need no rights. */
export function templateOf({ role, rightsTemplate }: Pick<RightsHolder, "role" | "rightsTemplate">): Template | null {
  const named = rightsTemplate as Template | null;
  return named && templates[named]?.role === role ? named : usualTemplate[role];
}

/** What a person may do: the template, and what was added to it or withdrawn. Never a right of another role's room. */
export function rightsOf(holder: RightsHolder): ReadonlySet<Right> {
  const template = templateOf(holder);
  const held = new Set<Right>(template ? templates[template].rights : []);
  for (const { right, granted } of holder.exceptions) {
    if (!granted) held.delete(right as Right);
    else if (rightRoles[right as Right] === holder.role) held.add(right as Right);
  }
  return held;
}
