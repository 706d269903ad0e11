import { type Coder, encode, firstClass, grouped, numberCoder, sizeOf, wordCoder } from "./coder";
import { type Derivation, nameOf, plain } from "./derive";
import type { Feature } from "./schema";
import type { Column } from "./table";

/** A column that may be learned from, in small whole numbers. */
export type Field = {
  name: string;
  coder: Coder;
  codes: Uint16Array;
  /** Which way the risk may go with the value. */
  way: -1 | 0 | 1;
  derivation?: Derivation;
  /** The bands are a person's: no two are put together. */
  fixed?: boolean;
  /** The numbers themselves without special codes, to make others of. */
  values?: Float64Array;
};

const ways = { up: 1, down: -1, none: 0 } as const;

export function fieldOf(feature: Feature, column: Column): Field {
  const { name, special, monotone, bands, groups } = feature;
  if (column.kind === "categorical") {
    const read = groups ? grouped(column, groups) : column;
    const coder = { ...wordCoder(read), ...(groups && { groups: new Map(groups.map((group) => [group[0]!, group])) }) };
    return { name, coder, codes: encode(coder, read), way: 0, ...(groups && { fixed: true }) };
  }
  const found = numberCoder(column.values, special);
  const coder = bands ? { ...found, cuts: bands } : found;
  const values = plain(column.values, coder.specials);
  return { name, coder, codes: encode(coder, column), way: ways[monotone], values, ...(bands && { fixed: true }) };
}

export function derivedField(derivation: Derivation, values: Float64Array): Field {
  const coder = numberCoder(values, []);
  const column: Column = { kind: "numeric", values };
  return { name: nameOf(derivation), coder, codes: encode(coder, column), way: 0, derivation };
}

/** How many rows each code has. */
export function countsOf({ codes, coder }: Pick<Field, "codes" | "coder">): Float64Array {
  const counts = new Float64Array(sizeOf(coder));
  for (const code of codes) counts[code] = counts[code]! + 1;
  return counts;
}

/** Codes of classes from low to high. */
export const classesOf = (coder: Coder): number[] =>
  Array.from({ length: sizeOf(coder) - firstClass(coder) }, (_, place) => firstClass(coder) + place);

/** These rows of a field alone. */
export function sample(field: Field, rows: Uint32Array): Field {
  const codes = Uint16Array.from(rows, (row) => field.codes[row]!);
  const { values } = field;
  return { ...field, codes, ...(values && { values: Float64Array.from(rows, (row) => values[row]!) }) };
}
