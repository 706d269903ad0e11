import "server-only";
import { createSecretKey, randomBytes } from "node:crypto";
import type { OwnRows } from "@/lib/db";
import type { Key } from "@/lib/vault/keys";
import { masterKey, masterKeys } from "@/lib/vault/keys";
import { openBytes, seal } from "@/lib/vault/seal";

const id = "p1";
const place = (userId: string) => ({ table: "DataKey", column: "wrapped", row: userId });

/** A fresh key for one person and its wrapped form; whoever creates the account saves the latter. */
export function newPersonKey(userId: string): { key: Key; wrapped: string } {
  const bytes = randomBytes(32);
  return { key: { id, secret: createSecretKey(bytes) }, wrapped: seal(masterKey(), place(userId), bytes) };
}

/** The person's key from its wrapped form, as queries select it along with the rows it opens. */
export function unwrapPersonKey(userId: string, wrapped: string): Key {
  return { id, secret: createSecretKey(openBytes(masterKeys(), place(userId), wrapped)) };
}

/** The person's key, read from the database. Throws when the person was erased. */
export async function personKey(from: Pick<OwnRows, "dataKey">, userId: string): Promise<Key> {
  const { wrapped } = await from.dataKey.findFirstOrThrow({ where: { userId }, select: { wrapped: true } });
  return unwrapPersonKey(userId, wrapped);
}

/** The same key under the present master key; null where it is already. */
export function rewrapped(userId: string, wrapped: string): string | null {
  const { id: present } = masterKey();
  if (wrapped.startsWith(`v1.${present}.`)) return null;
  return seal(masterKey(), place(userId), openBytes(masterKeys(), place(userId), wrapped));
}
