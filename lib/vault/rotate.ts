import "server-only";
import { record, theBank } from "@/lib/audit/record";
import { rewrapPassword } from "@/lib/auth/password";
import { db, type Tx, transaction } from "@/lib/db";
import { masterKey, passwordKey } from "@/lib/vault/keys";
import { rewrapped } from "@/lib/vault/person";

type Row = { userId: string; wrapped: string };
type Walk = {
  /** Rows that are not under the present key, after that id. */
  old: (after: string, size: number) => Promise<Row[]>;
  renew: (tx: Tx, row: Row) => Promise<boolean>;
  left: () => Promise<number>;
};

export const rotations = {
  data: {
    old: (after, size) => db.$queryRaw<Row[]>`
      SELECT "userId", wrapped FROM "DataKey"
      WHERE "userId" > ${after}::uuid AND NOT starts_with(wrapped, ${`v1.${masterKey().id}.`})
      ORDER BY "userId" LIMIT ${size}`,
    renew: async (tx, { userId, wrapped }) => {
      const same = rewrapped(userId, wrapped);
      if (!same) return false;
      const { count } = await tx.dataKey.updateMany({ where: { userId, wrapped }, data: { wrapped: same } });
      return count === 1;
    },
    left: async () => db.dataKey.count({ where: { NOT: { wrapped: { startsWith: `v1.${masterKey().id}.` } } } }),
  },
  password: {
    old: (after, size) => db.$queryRaw<Row[]>`
      SELECT "userId", wrapped FROM "Credential"
      WHERE "userId" > ${after}::uuid AND NOT starts_with(wrapped, ${`v1.${passwordKey().id}.`})
      ORDER BY "userId" LIMIT ${size}`,
    renew: (tx, { userId, wrapped }) => rewrapPassword(tx, userId, wrapped),
    left: async () => db.credential.count({ where: { NOT: { wrapped: { startsWith: `v1.${passwordKey().id}.` } } } }),
  },
} as const satisfies Record<string, Walk>;

export type Rotation = keyof typeof rotations;

const before = "00000000-0000-0000-0000-000000000000";

/**
 * Brings every row under the present key while people work. Killed at any moment it has lost nothing and left each row
 * readable; begun again it goes on with the rows that are left. Answers with how many it renewed, and how many are left.
 */
export async function rotate(what: Rotation, { size = 200, told = (_renewed: number) => {} } = {}) {
  const { old, renew, left }: Walk = rotations[what];
  let renewed = 0;
  for (let rows = await old(before, size); rows.length > 0; rows = await old(rows.at(-1)!.userId, size)) {
    renewed += await transaction(async (tx) => {
      let count = 0;
      for (const row of rows) if (await renew(tx, row)) count += 1;
      return count;
    });
    told(renewed);
  }
  const remaining = await left();
  if (renewed > 0)
    await transaction((tx) => record(tx, theBank, "keys.rotated", { detail: { what, renewed, left: remaining } }));
  return { renewed, left: remaining };
}
