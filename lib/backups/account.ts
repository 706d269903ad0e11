import type { Sequence, TableCount } from "@/lib/backups/read-database";

/** The closing account of a backup: what is in it, of which moment, and after which other backup it came. */
export type Account = {
  id: string;
  /** The moment that the backup shows, by the database's clock, in ISO 8601. */
  at: string;
  migrations: { name: string; checksum: string }[];
  tables: TableCount[];
  sequences: Sequence[];
  documents: { count: number; bytes: number; missing: string[] };
  /** The place in the operation log. */
  log: { entries: number; last: { seq: string; hash: string } | null };
  previous: { id: string; sha256: string } | null;
  leftOut: string[];
};

/** Rows of a table in a backup, and now. */
export type TableDifference = { name: string; before: number; now: number };

export const rowsIn = ({ tables }: Pick<Account, "tables">) => tables.reduce((sum, { rows }) => sum + rows, 0);
