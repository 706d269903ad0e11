import { readdirSync } from "node:fs";
import type { Role } from "@/lib/auth/actor";
import { db } from "@/lib/db";

type Who = Role | "PUBLIC";
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
    .filter((path) => path.endsWith("page.tsx"))
    .map((path) => {
      const parts = path.split("/").slice(0, -1);
      return {
        pattern: `/${parts.filter((part) => !part.startsWith("(")).join("/")}`,
        who: groups[parts[0] ?? ""] ?? "PUBLIC",
      };
    })
    .toSorted((a, b) => a.pattern.localeCompare(b.pattern));
}

/** People of the demo bank, and things of theirs to look at. */
export async function people() {
  const staff = (staffNumber: string) => db.user.findUniqueOrThrow({ where: { staffNumber }, select: { id: true } });
  const manager = await staff("2107");
  const admin = await db.user.findFirstOrThrow({ where: { role: "ADMIN", status: "ACTIVE" }, select: { id: true } });
  const customer = await db.customer.findFirstOrThrow({
    where: {
      applications: { some: { status: "REJECTED" } },
      AND: { applications: { some: { status: "IN_REVIEW" } } },
      user: { credential: {} },
    },
    select: { id: true },
  });
  return { MANAGER: manager.id, ADMIN: admin.id, CUSTOMER: customer.id };
}
