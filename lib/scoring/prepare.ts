import { challenger, ridgeOf } from "./challenger";
import { sizeOf } from "./coder";
import { derivedColumn } from "./derive";
import { countsOf, derivedField, type Field, fieldOf, sample } from "./field";
import { findDerived } from "./find-derived";
import { type Alone, alone } from "./leakage";
import { restOf } from "./likelihood";
import type { TableDescription } from "./schema";
import type { Table } from "./table";

/** What became of a column before anything was fitted. */
export type Checked = Alone & {
  name: string;
  missing: number;
  codes: number;
  specials: number[];
  found: number[];
  /** Why it is left out. */
  refused: null | "protected" | "leakage" | "constant";
  notes: ("mostlyMissing" | "leakageAlarm" | "strong")[];
};

export type Prepared = { fields: Field[]; checked: Checked[] };

/** Looks at each column before fitting, leaves out what may not be used, and makes new ones of what the numbers say. */
export function prepare(
  table: Table,
  outcome: Uint8Array,
  starts: readonly number[],
  schema: TableDescription,
): Prepared {
  const checked: Checked[] = [];
  const fields: Field[] = [];
  for (const feature of schema.features) {
    if (feature.protected) {
      checked.push({ ...nothing, name: feature.name, refused: "protected" });
      continue;
    }
    const field = fieldOf(feature, table.columns.get(feature.name)!);
    const result = check(field, outcome, feature.leakage);
    checked.push(result);
    if (!result.refused) fields.push(field);
  }
  refuseLonely(checked, fields);
  return { fields: [...fields, ...deriveFrom(fields, outcome, starts)], checked };
}

/** So far does no honest field stand above all the others: it knows the outcome, with some noise over it. */
const lonely = { auc: 0.82, above: 0.15 };

function refuseLonely(checked: readonly Checked[], fields: Field[]) {
  const [best, next] = checked.filter(({ refused }) => !refused).toSorted((one, two) => two.auc - one.auc);
  if (!best || !next || best.auc <= lonely.auc || best.auc - next.auc <= lonely.above) return;
  best.refused = "leakage";
  best.notes.push("leakageAlarm");
  const at = fields.findIndex(({ name }) => name === best.name);
  fields.splice(at, 1);
}

const nothing = {
  auc: 0.5,
  informationValue: 0,
  alarm: null,
  missing: 0,
  codes: 0,
  specials: [],
  found: [],
  notes: [],
};

function check(field: Field, outcome: Uint8Array, leaks: boolean): Checked {
  const counts = countsOf(field);
  const size = sizeOf(field.coder);
  const ridge = field.coder.kind === "categorical" ? ridgeOf(field.codes, size, outcome) : 0;
  const single = alone(field, outcome, ridge);
  const missing = counts[0]! / outcome.length;
  const constant = counts.filter((count) => count > 0).length < 2;
  const refused = leaks || single.alarm === "leak" ? "leakage" : constant ? "constant" : null;
  const notes: Checked["notes"] = [];
  if (missing > 0.95) notes.push("mostlyMissing");
  if (single.alarm === "leak") notes.push("leakageAlarm");
  if (single.alarm === "strong") notes.push("strong");
  const { specials, found } = field.coder.kind === "numeric" ? field.coder : { specials: [], found: [] };
  return { ...single, name: field.name, missing, codes: size, specials, found, refused, notes };
}

const sampleRows = 12_000;

/** A quick first look at a part of the rows finds what the single fields leave unexplained; of few rows a longer one. */
function deriveFrom(fields: readonly Field[], outcome: Uint8Array, starts: readonly number[]): Field[] {
  if (fields.filter(({ values }) => values).length < 2) return [];
  const every = Math.max(1, Math.ceil(outcome.length / sampleRows));
  const rows = Uint32Array.from({ length: Math.ceil(outcome.length / every) }, (_, at) => at * every);
  const few = fields.map((field) => sample(field, rows));
  const fewStarts = starts.map((start) => Math.ceil(start / every));
  const fewOutcomes = Uint8Array.from(rows, (row) => outcome[row]!);
  const scout = challenger(few, fewOutcomes, fewStarts, { pairs: 0, quick: every > 1 });
  const weights = new Map(scout.effects.single.map(({ field, table }) => [few[field]!, spread(table)]));
  const found = findDerived(few, restOf(scout.heldOut, fewOutcomes), (field) => weights.get(field)!);
  const named = new Map(fields.map((field) => [field.name, field]));
  return found.map((derivation) => {
    const [one, two] = derivation.of.map((name) => named.get(name)!.values!);
    return derivedField(derivation, derivedColumn(derivation.op, one!, two!).values);
  });
}

const spread = (table: Float64Array) =>
  table.reduce((most, value) => Math.max(most, value)) - table.reduce((least, value) => Math.min(least, value));
