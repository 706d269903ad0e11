/** A column of numbers; a missing one is NaN. */
export type NumericColumn = { kind: "numeric"; values: Float64Array };

/** A column of words: each row holds the place of its word. The first word is the empty one: missing. */
export type CategoricalColumn = { kind: "categorical"; codes: Uint32Array; words: readonly string[] };

export type Column = NumericColumn | CategoricalColumn;

/** Applicants by columns, as that is how they are read. */
export type Table = { rows: number; columns: ReadonlyMap<string, Column> };

/** One applicant; a missing answer is null, undefined, NaN or empty text. */
export type Row = Readonly<Record<string, number | string | null | undefined>>;

/** 1 bad, 0 good, -1 unknown. */
export type Outcomes = Int8Array;

/** The table of these rows, in this order. */
export function take(table: Table, rows: Uint32Array): Table {
  const columns = new Map<string, Column>();
  for (const [name, column] of table.columns) columns.set(name, takeColumn(column, rows));
  return { rows: rows.length, columns };
}

function takeColumn(column: Column, rows: Uint32Array): Column {
  if (column.kind === "numeric") {
    const values = new Float64Array(rows.length);
    for (let at = 0; at < rows.length; at += 1) values[at] = column.values[rows[at]!]!;
    return { kind: "numeric", values };
  }
  const codes = new Uint32Array(rows.length);
  for (let at = 0; at < rows.length; at += 1) codes[at] = column.codes[rows[at]!]!;
  return { kind: "categorical", codes, words: column.words };
}

/** A number, or NaN for a missing one. */
export function numberOf(value: Row[string]): number {
  if (typeof value === "number") return value;
  return value === null || value === undefined || value.trim() === "" ? Number.NaN : Number(value);
}

/** A word, empty for a missing one. */
export const wordOf = (value: Row[string]): string =>
  value === null || value === undefined || Number.isNaN(value) ? "" : String(value).trim();

/** A table from rows, for tests and for what is small. */
export function tableOf(rows: readonly Row[], kinds: ReadonlyMap<string, Column["kind"]>): Table {
  const columns = new Map<string, Column>();
  for (const [name, kind] of kinds) columns.set(name, kind === "numeric" ? numbers(rows, name) : words(rows, name));
  return { rows: rows.length, columns };
}

const numbers = (rows: readonly Row[], name: string): NumericColumn => ({
  kind: "numeric",
  values: Float64Array.from(rows, (row) => numberOf(row[name])),
});

function words(rows: readonly Row[], name: string): CategoricalColumn {
  const places = new Map([["", 0]]);
  const codes = Uint32Array.from(rows, (row) => place(places, wordOf(row[name])));
  return { kind: "categorical", codes, words: [...places.keys()] };
}

/** Where a word stands among those known; a new one is put last. */
export function place(places: Map<string, number>, word: string): number {
  const known = places.get(word);
  if (known !== undefined) return known;
  places.set(word, places.size);
  return places.size - 1;
}
