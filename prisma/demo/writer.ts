import { createSecretKey, randomFillSync } from "node:crypto";
import { type Key, masterKey } from "@/lib/vault/keys";
import { sealMany, type Unsealed } from "./seal-many";
import { type Lines, lineOf, linesOf, newSheets, type Table, type Value } from "./sheets";

/** Collects one person's rows, seals what is sealed all at once under the person's key, and writes the lines. */
export type Writer = {
  row: (table: Table, values: Value[]) => void;
  /** A text that is sealed before the line is written; null stays null. */
  seal: <T extends string | null>(
    table: Table,
    column: string,
    row: string,
    text: T,
  ) => T extends null ? null : Unsealed;
  /** Ends a person: everything since the last call is written under a new key of this account, which is answered. */
  endPerson: (userId: string, at: string) => Key;
  lines: () => Lines;
};

type Held = [table: Table, values: Value[]];
type Wrapping = { unsealed: Unsealed; userId: string; at: string };

export function newWriter(): Writer {
  const sheets = newSheets();
  let rows: Held[] = [];
  let seals: Unsealed[] = [];
  let keys: Wrapping[] = [];
  const wrap = () => {
    // One key seals them all, so they are sealed many at a time.
    sealMany(
      masterKey(),
      keys.map(({ unsealed }) => unsealed),
    );
    for (const { unsealed, userId, at } of keys) sheets.DataKey.add(lineOf([userId, unsealed, at]));
    keys = [];
  };
  return {
    row: (table, values) => rows.push([table, values]),
    seal: (table, column, row, text) => {
      if (text === null) return null as never;
      const unsealed = { place: { table, column, row }, text, sealed: "" };
      seals.push(unsealed);
      return unsealed as never;
    },
    endPerson: (userId, at) => {
      const bytes = newKeyBytes();
      const key: Key = { id: "p1", secret: createSecretKey(bytes) };
      sealMany(key, seals);
      for (const [table, values] of rows) sheets[table].add(lineOf(values));
      keys.push({ unsealed: wrapped(userId, bytes), userId, at });
      if (keys.length === 64) wrap();
      rows = [];
      seals = [];
      return key;
    },
    lines: () => {
      wrap();
      return linesOf(sheets);
    },
  };
}

const wrapped = (userId: string, bytes: Buffer): Unsealed => ({
  place: { table: "DataKey", column: "wrapped", row: userId },
  text: bytes,
  sealed: "",
});

const keyLength = 32;
let pool = Buffer.alloc(0);

/** Asking the system for chance costs the same for one key as for many. */
function newKeyBytes(): Buffer {
  if (pool.length === 0) pool = randomFillSync(Buffer.alloc(keyLength * 128));
  const bytes = pool.subarray(0, keyLength);
  pool = pool.subarray(keyLength);
  return bytes;
}
