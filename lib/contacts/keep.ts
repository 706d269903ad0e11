import "server-only";
import { randomUUIDv7 } from "node:crypto";
import type { Tx } from "@/lib/db";
import type { ContactKind } from "@/lib/generated/prisma/enums";
import { type IndexKind, keyedIndex } from "@/lib/vault/keyed-index";
import type { Key } from "@/lib/vault/keys";
import { seal } from "@/lib/vault/seal";

const indexKind: Record<ContactKind, IndexKind> = { EMAIL: "email", MOBILE: "mobile" };

type Change = { userId: string; kind: ContactKind; from: string; to: string };

/** Writes down that somebody changes an address or number, from what to what; gives the id for the letters. */
export async function keepChange(tx: Tx, key: Key, { userId, kind, from, to }: Change): Promise<string> {
  const id = randomUUIDv7();
  const sealed = (column: string, text: string) => seal(key, { table: "ContactChange", column, row: id }, text);
  await tx.contactChange.create({
    data: {
      id,
      userId,
      kind,
      oldSealed: sealed("oldSealed", from),
      oldIndex: keyedIndex(indexKind[kind], from),
      newSealed: sealed("newSealed", to),
      newIndex: keyedIndex(indexKind[kind], to),
    },
    select: { id: true },
  });
  return id;
}

/** By the database's clock: from this moment on the change can be undone for 72 hours. */
export async function markConfirmed(tx: Tx, id: string) {
  await tx.$executeRaw`UPDATE "ContactChange" SET "confirmedAt" = now() WHERE id = ${id}::uuid`;
}

/** It is over: from now on it can be neither confirmed nor undone. */
export async function markEnded(tx: Tx, id: string) {
  await tx.$executeRaw`UPDATE "ContactChange" SET "endedAt" = now() WHERE id = ${id}::uuid`;
}
