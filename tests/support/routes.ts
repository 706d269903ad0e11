import { readdirSync } from "node:fs";
import type { Role } from "@/lib/auth/actor";
import { db } from "@/lib/db";
import type { ApplicationStatus } from "@/lib/generated/prisma/enums";
import { personOf } from "@/tests/support/sign-in";

export type Who = Role | "PUBLIC";
export type Route = { pattern: string; who: Who };

const groups: Record<string, Who> = {
  "(public)": "PUBLIC",
  "(customer)": "CUSTOMER",
  "(manager)": "MANAGER",
  "(admin)": "ADMIN",
};

/** Every page of the product, by reading the folders, so that a new one is looked at without being listed. */
export function everyPage(): Route[] {
  return readdirSync("app", { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith("/page.tsx") || path === "page.tsx")
    .map((path) => path.split("/").slice(0, -1))
    .map((parts) => ({
      pattern: `/${parts.filter((part) => !part.startsWith("(")).join("/")}`,
      who: groups[parts[0] ?? ""] ?? "PUBLIC",
    }))
    .toSorted((a, b) => a.pattern.localeCompare(b.pattern));
}

/** Whose eyes a room is looked at with. */
export const eyes: Record<Role, string> = {
  CUSTOMER: "zhang@demo.test",
  MANAGER: "wang@demo.test",
  ADMIN: "admin@demo.test",
};

/** A page that waits for a correction belongs to this customer. */
const corrected = "zhou@demo.test";

/** Whom a page is shown to, and an address of it with something real in the place of each parameter. */
export async function addressOf({ pattern, who }: Route): Promise<{ path: string; email: string | null }> {
  const email = who === "PUBLIC" ? null : /correction/.test(pattern) ? corrected : eyes[who];
  const id = pattern.includes("[id]") ? await idFor(pattern, email ?? "") : "";
  const path = pattern
    .replace("[id]", id)
    .replace("[section]", pattern.startsWith("/apply") ? "income" : "identity")
    .replace("[kind]", "mailing")
    .replace("[code]", "GOLD")
    .replace("[token]", "A".repeat(43))
    .replace("[step]", "identity");
  if (path.includes("[")) throw new Error(`Say in tests/support/routes.ts what stands in ${pattern}.`);
  return { path, email };
}

async function idFor(pattern: string, email: string): Promise<string> {
  if (pattern.startsWith("/work/customers")) return (await personOf("zhang@demo.test")).id;
  const { id: person } = await personOf(email);
  const status: ApplicationStatus[] = /correction/.test(pattern)
    ? ["RETURNED"]
    : /reapply|again/.test(pattern)
      ? ["REJECTED"]
      : ["IN_REVIEW", "SUBMITTED"];
  const whose = pattern.startsWith("/work") ? { managerId: person } : { customerId: person };
  const { id } = await db.application.findFirstOrThrow({
    where: { ...whose, status: { in: status } },
    orderBy: { createdAt: "asc" },
    select: { id: true },
  });
  return id;
}
