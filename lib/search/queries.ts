import "server-only";
import type { Admin, Manager } from "@/lib/auth/actor";
import { db } from "@/lib/db";
import { type Meaning, meanings } from "@/lib/search/rules";
import type { SearchKind } from "@/lib/search/schema";
import { indexForms } from "@/lib/vault/keyed-index";

/** Where a search leads: to one thing, to people under a key, or nowhere. */
export type Found =
  | { to: "application"; id: string }
  | { to: "customer"; by: SearchKind; id: string }
  | { to: "people"; by: SearchKind; key: string }
  | { to: "nothing"; by: SearchKind | null };

/** Finds by the whole of what was typed, never by a part of it; of several meanings the first that is anybody's counts. */
export async function resolveSearch(staff: Manager | Admin, typed: string): Promise<Found> {
  const possible = meanings(typed);
  for (const meaning of possible) {
    const found = await (meaning.by === "application" ? application(staff, meaning) : people(meaning));
    if (found) return found;
  }
  return { to: "nothing", by: possible[0]?.by ?? null };
}

async function application({ role }: Manager | Admin, { normal }: Meaning): Promise<Found | null> {
  const found = await db.application.findUnique({ where: { number: normal }, select: { id: true, customerId: true } });
  if (!found) return null;
  // Applications are the managers' rooms; an administrator is led to the customer.
  return role === "MANAGER"
    ? { to: "application", id: found.id }
    : { to: "customer", by: "application", id: found.customerId };
}

async function people({ by, normal }: Meaning): Promise<Found | null> {
  if (by === "customer") {
    const found = await db.customer.findUnique({ where: { number: normal }, select: { id: true } });
    return found && { to: "customer", by, id: found.id };
  }
  if (by === "application") return null;
  const keys = indexForms(by, normal);
  const key = keys[0]!;
  const found = await db.customer.findMany({
    where: { OR: keys.map((one) => whose(by, one)) },
    take: 2,
    select: { id: true },
  });
  if (found.length > 1) return { to: "people", by, key };
  return found[0] ? { to: "customer", by, id: found[0].id } : null;
}

/** Customers by a keyed hash. */
export const whose = (by: SearchKind, key: string) =>
  by === "mobile" ? { mobileIndex: key } : by === "document" ? { documentIndex: key } : { nameIndex: key };
