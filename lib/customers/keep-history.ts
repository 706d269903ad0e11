import "server-only";
import { randomUUIDv7 } from "node:crypto";
import { record } from "@/lib/audit/record";
import { maskedChanges } from "@/lib/customers/masked-changes";
import type { Difference } from "@/lib/customers/rules";
import type { Tx } from "@/lib/db";
import type { Key } from "@/lib/vault/keys";
import { seal } from "@/lib/vault/seal";

type History = {
  key: Key;
  section: string;
  changes: Difference[];
  /** The profile's version after the change. */
  version: number;
};

type Doer = Parameters<typeof record>[1] & { id: string };

/** Keeps what was changed in a customer's own profile, sealed, and logs which questions it was. */
export async function keepHistory(tx: Tx, customer: Doer, { key, section, changes, version }: History) {
  const id = randomUUIDv7();
  const fields = changes.map(({ field }) => field);
  const text = JSON.stringify(changes, (_name, value) => (typeof value === "bigint" ? String(value) : value));
  const changesSealed = seal(key, { table: "ProfileChange", column: "changesSealed", row: id }, text);
  const data = { id, customerId: customer.id, version, section, fields, changesSealed };
  await tx.profileChange.create({ data, select: { id: true } });
  const about = { objectId: customer.id, detail: { section, fields, version }, changes: maskedChanges(changes) };
  await record(tx, customer, "profile.saved", about);
}
