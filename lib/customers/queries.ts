import "server-only";
import type { Customer } from "@/lib/auth/actor";
import { type OpenedProfile, readProfile } from "@/lib/customers/read-profile";
import type { Difference } from "@/lib/customers/rules";
import { ownRows, type Tx } from "@/lib/db";
import type { Key } from "@/lib/vault/keys";
import { open } from "@/lib/vault/seal";

/** The customer's own profile in clear. */
export async function findProfile(customer: Customer): Promise<OpenedProfile> {
  const { key: _, ...found } = await readProfile(ownRows(customer), customer.id);
  return found;
}

type Since = { key: Key; version: number };

/** What was changed after a version, each field once: from what it was then to what it is now. Amounts in cents as text. */
export async function listChangesSince(
  tx: Pick<Tx, "profileChange">,
  customerId: string,
  { key, version }: Since,
): Promise<Difference[]> {
  const rows = await tx.profileChange.findMany({
    where: { customerId, version: { gt: version } },
    orderBy: { version: "asc" },
    select: { id: true, changesSealed: true },
  });
  const found = new Map<string, Difference>();
  for (const { id, changesSealed } of rows) {
    const text = open(key, { table: "ProfileChange", column: "changesSealed", row: id }, changesSealed);
    for (const change of JSON.parse(text) as Difference[])
      found.set(change.field, { ...change, from: found.get(change.field)?.from ?? change.from });
  }
  return [...found.values()].filter(({ from, to }) => JSON.stringify(from) !== JSON.stringify(to));
}
