import { closeSync, createReadStream, openSync, readSync, statSync } from "node:fs";
import { parse } from "csv-parse";
import { type Column, place, type Table } from "@/lib/scoring/table";
import { Stop } from "../say.ts";

export type Wanted = ReadonlyMap<string, Column["kind"]>;

const missing = new Set(["", "NA", "N/A", "n/a", "NaN", "nan", "null", "NULL", "None", "?"]);

/** Reads a CSV file with a line of names, column by column; only what is wanted stays. */
export async function readTable(path: string, wanted: Wanted, ifThere: Wanted = new Map()): Promise<Table> {
  if (!statSync(path, { throwIfNoEntry: false })?.isFile()) throw new Stop(`There is no file ${path}.`);
  const shape = { bom: true, skip_empty_lines: true, relax_column_count: true, delimiter: delimiterOf(path) };
  const parser = createReadStream(path).pipe(parse(shape));
  let builders: Builder[] | undefined;
  let width = 0;
  let rows = 0;
  try {
    for await (const record of parser as AsyncIterable<string[]>) {
      if (!builders) {
        builders = buildersFor(record, wantedOf(record, wanted, ifThere), path);
        width = record.length;
        continue;
      }
      rows += 1;
      if (record.length !== width)
        throw new Stop(
          `Row ${rows} of ${path} has ${record.length} values, but the first line names ${width} columns.`,
        );
      for (const builder of builders) builder.add(record[builder.at]!, rows);
    }
  } catch (error) {
    if (error instanceof Stop) throw error;
    throw new Stop(`${path} cannot be read as a CSV file: ${(error as Error).message}`);
  }
  if (!builders) throw new Stop(`${path} is empty.`);
  return { rows, columns: new Map(builders.map((builder) => [builder.name, builder.column(rows)])) };
}

const wantedOf = (names: readonly string[], wanted: Wanted, ifThere: Wanted): Wanted =>
  new Map([...wanted, ...[...ifThere].filter(([name]) => names.some((one) => one.trim() === name))]);

/** A comma, unless the line of names has none but semicolons or tabs. */
function delimiterOf(path: string): string {
  const file = openSync(path, "r");
  const start = Buffer.alloc(65_536);
  const size = readSync(file, start);
  closeSync(file);
  const [names = ""] = start.toString("utf8", 0, size).split(/\r?\n/);
  return [",", ";", "\t"].find((one) => names.includes(one)) ?? ",";
}

type Builder = { name: string; at: number; add: (text: string, row: number) => void; column: (rows: number) => Column };

function buildersFor(header: string[], wanted: Wanted, path: string): Builder[] {
  const names = header.map((name) => name.trim());
  const twice = names.find((name, at) => names.indexOf(name) !== at);
  if (twice !== undefined && wanted.has(twice)) throw new Stop(`${path} has two columns named "${twice}".`);
  return [...wanted].map(([name, kind]) => {
    const at = names.indexOf(name);
    if (at < 0) throw new Stop(`${path} has no column "${name}".${nearest(name, names)}`);
    return kind === "numeric" ? numbers(name, at, path) : words(name, at);
  });
}

/** "Did you mean …?", where a name differs by a letter or two. */
function nearest(name: string, names: readonly string[]): string {
  const near = Math.min(2, Math.floor(name.length / 2));
  const close = names.filter((one) => distance(one.toLowerCase(), name.toLowerCase()) <= near);
  if (close.length > 0) return ` Did you mean "${close[0]}"?`;
  return ` It has: ${names.slice(0, 30).join(", ")}.`;
}

function distance(one: string, two: string): number {
  let line = Array.from({ length: two.length + 1 }, (_, at) => at);
  for (let i = 1; i <= one.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= two.length; j += 1)
      next.push(Math.min(line[j]! + 1, next[j - 1]! + 1, line[j - 1]! + (one[i - 1] === two[j - 1] ? 0 : 1)));
    line = next;
  }
  return line.at(-1)!;
}

function numbers(name: string, at: number, path: string): Builder {
  let values = new Float64Array(1024);
  return {
    name,
    at,
    add(text, row) {
      if (row > values.length) values = doubled(Float64Array, values);
      values[row - 1] = numberIn(text, () => `column "${name}", row ${row} of ${path}`);
    },
    column: (rows) => ({ kind: "numeric", values: shared(Float64Array, values.subarray(0, rows)) }),
  };
}

function numberIn(text: string, where: () => string): number {
  const value = Number(text);
  if (Number.isFinite(value) && text !== "" && !/^\s*$/.test(text)) return value;
  const trimmed = text.trim();
  if (missing.has(trimmed)) return Number.NaN;
  if (/^[+-]?inf(inity)?$/i.test(trimmed) || (trimmed !== "" && !Number.isNaN(value)))
    throw new Stop(`"${trimmed}" is not a finite number: ${where()}.`);
  throw new Stop(
    `"${trimmed.slice(0, 40)}" is not a number: ${where()}. Is the column categorical? Missing values are left empty.`,
  );
}

function words(name: string, at: number): Builder {
  const places = new Map([["", 0]]);
  let codes = new Uint32Array(1024);
  return {
    name,
    at,
    add(text, row) {
      if (row > codes.length) codes = doubled(Uint32Array, codes);
      const word = text.trim();
      codes[row - 1] = missing.has(word) ? 0 : place(places, word);
    },
    column: (rows) => ({
      kind: "categorical",
      codes: shared(Uint32Array, codes.subarray(0, rows)),
      words: [...places.keys()],
    }),
  };
}

function doubled<T extends Float64Array | Uint32Array>(kind: { new (length: number): T }, values: T): T {
  const larger = new kind(values.length * 2);
  larger.set(values);
  return larger;
}

/** In memory that worker threads see too, so that no thread has a copy of its own. */
function shared<T extends Float64Array | Uint32Array>(
  kind: { new (buffer: SharedArrayBuffer): T; BYTES_PER_ELEMENT: number },
  values: ArrayLike<number>,
): T {
  const copy = new kind(new SharedArrayBuffer(values.length * kind.BYTES_PER_ELEMENT));
  copy.set(values);
  return copy;
}
