import { type FactField, factField, type Unit } from "@/lib/advice/fact-fields";
import { tidyCode } from "@/lib/forms/tidy";
import type { ConditionRow, Join } from "@/lib/policy/forms";
import type { Condition } from "@/lib/policy/schema";
import { Refusal } from "@/lib/refusal";

type Typed = { join: Join; rows: ConditionRow[] };

/** The tree of what was typed into the rows of a form: each against what its field can be. */
export function conditionOf({ join, rows }: Typed): Condition {
  const parts = rows.filter(({ drop }) => !drop).map(partOf);
  if (parts.length === 0) throw new Refusal("rules.noCondition", { field: "add" });
  if (parts.length === 1) return parts[0]!;
  return join === "any" ? { any: parts } : { all: parts };
}

function partOf({ place, field: name, is, value, to, words }: ConditionRow): Condition {
  const field = factField(name);
  if (!field) throw new Refusal("rules.fieldUnknown", { field: `is${place}` });
  if (is === "missing") return { missing: name };
  if (is === "given") return { not: { missing: name } };
  if ("words" in field) return wordsOf(field, { place, is, words });
  if (is === "in" || is === "notIn") throw new Refusal("rules.comparisonWrong", { field: `is${place}` });
  const number = numberOf(value, field.unit, `value${place}`);
  if (is !== "between") return { field: name, is, value: number };
  const high = numberOf(to, field.unit, `to${place}`);
  if (high < number) throw new Refusal("rules.boundsTurned", { field: `to${place}` });
  return { field: name, between: [number, high] };
}

type Chosen = Pick<ConditionRow, "place" | "is" | "words">;

function wordsOf(
  { name, words: known }: Extract<FactField, { words: unknown }>,
  { place, is, words }: Chosen,
): Condition {
  if (is !== "in" && is !== "notIn") throw new Refusal("rules.comparisonWrong", { field: `is${place}` });
  const chosen = known.filter((word) => words.includes(word));
  if (chosen.length === 0) throw new Refusal("rules.noWords", { field: `words${place}` });
  const condition = { field: name, in: chosen };
  return is === "in" ? condition : { not: condition };
}

const most: Record<Unit, number> = { yuan: 100_000_000, months: 1_200, share: 100, ratio: 10_000, count: 1_000 };

/** A number as people write it: 60% or 0.6 of a share, 12,000 of an amount. Throws Refusal beside `at`. */
export function numberOf(typed: string, unit: Unit, at: string): number {
  const text = tidyCode(typed).replaceAll(",", "");
  const [, sign = "", figure, percent] = /^(-?)(\d{1,9}(?:\.\d{1,4})?)(%?)$/.exec(text) ?? [];
  if (!figure || (percent && unit !== "share")) throw new Refusal("rules.valueWrong", { field: at });
  const value = Number(percent ? (Number(figure) / 100).toFixed(6) : figure) * (sign ? -1 : 1);
  const whole = unit === "months" || unit === "count";
  if (value > most[unit] || (sign && unit !== "yuan") || (whole && !Number.isInteger(value)))
    throw new Refusal("rules.valueWrong", { field: at });
  return value;
}

/** The rows of a form that would make a tree; null where no form could. */
export function rowsOf(when: Condition): Typed | null {
  const join: Join = "any" in when ? "any" : "all";
  const parts = "all" in when ? when.all : "any" in when ? when.any : [when];
  const rows = parts.map((part, at) => rowOf(part, at + 1));
  return rows.every((row) => row !== null) && rows.length <= 5 ? { join, rows } : null;
}

function rowOf(part: Condition, place: number): ConditionRow | null {
  const row = { place, value: "", to: "", words: [] as string[], drop: false };
  if ("missing" in part) return { ...row, field: part.missing, is: "missing" };
  if ("not" in part) {
    if ("missing" in part.not) return { ...row, field: part.not.missing, is: "given" };
    return "in" in part.not ? { ...row, field: part.not.field, is: "notIn", words: part.not.in } : null;
  }
  if ("in" in part) return { ...row, field: part.field, is: "in", words: part.in };
  if ("between" in part) {
    const [low, high] = part.between;
    return { ...row, field: part.field, is: "between", value: shown(low, part.field), to: shown(high, part.field) };
  }
  return "is" in part ? { ...row, field: part.field, is: part.is, value: shown(part.value, part.field) } : null;
}

/** A number as a person would type it for this field: a share in percent. */
export function shown(value: number, name: string): string {
  const field = factField(name);
  const isShare = field && "unit" in field && field.unit === "share";
  return isShare ? `${Number((value * 100).toFixed(4))}%` : String(value);
}
