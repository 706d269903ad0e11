import { randomBytes } from "node:crypto";
import { type Key, masterKey } from "@/lib/vault/keys";
import type { Place } from "@/lib/vault/seal";
import { sealMany, type Unsealed } from "./seal-many";
import { emptySheets, lineOf, type Sheets, type Table, type Value } from "./sheets";

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
  /** The sheets so far; the writer begins anew. */
  take: () => Sheets;
};

type Held = [table: Table, values: Value[]];

export function newWriter(): Writer {
  let sheets = emptySheets();
  let rows: Held[] = [];
  let seals: Unsealed[] = [];
  let keys: { unsealed: Unsealed; userId: string; at: string }[] = [];
  return {
    row: (table, values) => rows.push([table, values]),
    seal: (table, column, row, text) => {
      if (text === null) return null as never;
      const unsealed = { place: { table, column, row } satisfies Place, text, sealed: "" };
      seals.push(unsealed);
      return unsealed as never;
    },
    endPerson: (userId, at) => {
      const key: Key = { id: "p1", bytes: randomBytes(32) };
      sealMany(key, seals);
      for (const [table, values] of rows) sheets[table].push(lineOf(values));
      keys.push({
        unsealed: { place: { table: "DataKey", column: "wrapped", row: userId }, text: key.bytes, sealed: "" },
        userId,
        at,
      });
      rows = [];
      seals = [];
      return key;
    },
    take: () => {
      sealMany(
        masterKey(),
        keys.map(({ unsealed }) => unsealed),
      );
      for (const { unsealed, userId, at } of keys) sheets.DataKey.push(lineOf([userId, unsealed, at]));
      const full = sheets;
      sheets = emptySheets();
      keys = [];
      return full;
    },
  };
}
