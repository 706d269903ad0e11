import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";

/** One measured figure beside its goal. `goal` reads like "≤ 1.2"; a figure without one is information. */
export type Figure = { what: string; value: number; unit: string; goal: string | null; holds: boolean | null };

/** npm run bench -- NAME [--rows N] [--json FILE] [--data FOLDER] */
export function options(usualRows = 1_000_000) {
  const text = { type: "string" } as const;
  const { values } = parseArgs({ options: { rows: text, json: text, data: text } });
  return { rows: Number(values.rows ?? usualRows), json: values.json, data: values.data };
}

export const atMost = (what: string, value: number, unit: string, goal: number): Figure => ({
  what,
  value: rounded(value),
  unit,
  goal: `≤ ${goal}`,
  holds: value <= goal,
});

export const atLeast = (what: string, value: number, unit: string, goal: number): Figure => ({
  what,
  value: rounded(value),
  unit,
  goal: `≥ ${goal}`,
  holds: value >= goal,
});

export const known = (what: string, value: number, unit: string): Figure => ({
  what,
  value: rounded(value),
  unit,
  goal: null,
  holds: null,
});

/** Prints the table and writes the same as JSON where it was asked for. */
export function report(name: string, rows: Figure[]) {
  console.table(
    Object.fromEntries(
      rows.map(({ what, value, unit, goal, holds }) => [what, { value, unit, goal: goal ?? "", holds: holds ?? "" }]),
    ),
  );
  const { json } = options();
  if (json) writeFileSync(json, `${JSON.stringify({ name, rows }, null, 2)}\n`);
}

const rounded = (value: number) => Number(value.toPrecision(4));
