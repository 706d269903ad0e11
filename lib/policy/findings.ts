import { fieldsOf } from "@/lib/policy/compile";
import { between, everything, isEmpty, meet, outside, type Range, rangesOf } from "@/lib/policy/ranges";
import type { Condition, Rule, RuleSet } from "@/lib/policy/schema";

/** What answers a field can have: words of a list, or numbers from a least one on, whole ones or not. */
export type Span = { words: readonly string[] } | { least: number; whole: boolean };
export type Spans = ReadonlyMap<string, Span>;

/**
 * What reads oddly in a set: a rule that nobody can meet; one that adds nothing to another; two that say different
 * things of the same people; two that say the same of some people.
 */
export type Finding =
  | { kind: "unreachable"; rule: string }
  | { kind: "covered" | "conflict" | "overlap"; rule: string; by: string };

/** A rule that nobody can meet is compared with no other, a covered one no further. */
export function findingsOf({ rules }: RuleSet, spans: Spans): Finding[] {
  const holds = (...parts: Condition[]) => canHold(parts, spans);
  const [alive, dead] = [rules.filter(({ when }) => holds(when)), rules.filter(({ when }) => !holds(when))];
  const findings: Finding[] = dead.map(({ id }) => ({ kind: "unreachable", rule: id }));
  const covered = new Set<string>();
  for (const rule of alive) {
    const by = alive.find((other) => isCovered(rule, other, covered, holds));
    if (!by) continue;
    covered.add(rule.id);
    findings.push({ kind: "covered", rule: rule.id, by: by.id });
  }
  const rest = alive.filter(({ id }) => !covered.has(id));
  for (const [at, rule] of rest.entries())
    for (const other of rest.slice(at + 1)) {
      if (!speakOfTheSame(rule, other) || !holds(rule.when, other.when)) continue;
      const kind = rule.action === other.action ? ("overlap" as const) : ("conflict" as const);
      findings.push({ kind, rule: rule.id, by: other.id });
    }
  return findings;
}

type Holds = (...parts: Condition[]) => boolean;

/** Everybody whom the rule means is meant by the other one too, which says as much or more. */
function isCovered(rule: Rule, other: Rule, covered: ReadonlySet<string>, holds: Holds) {
  const says = other.action === rule.action || other.action === "decline";
  return other !== rule && says && !covered.has(other.id) && !holds(rule.when, { not: other.when });
}

/** Rules on unlike fields meet by nature: worth telling only where the fields of one are among those of the other. */
function speakOfTheSame(one: Rule, two: Rule) {
  const [some, others] = [fieldsOf(one.when), fieldsOf(two.when)];
  const within = (few: string[], many: string[]) => few.every((field) => many.includes(field));
  return within(some, others) || within(others, some);
}

/** What a field may still be, along one way through a tree. */
type Left = { ranges: Range[]; words: readonly string[]; missing: boolean };

/** Whether there can be anybody for whom all of this is true. */
export function canHold(
  parts: readonly Condition[],
  spans: Spans,
  left: ReadonlyMap<string, Left> = new Map(),
): boolean {
  const [first, ...rest] = parts;
  if (!first) return true;
  if ("all" in first) return canHold([...first.all, ...rest], spans, left);
  if ("any" in first) return first.any.some((one) => canHold([one, ...rest], spans, left));
  if ("not" in first && !isLeaf(first.not)) return canHold([denied(first.not), ...rest], spans, left);
  const leaf = "not" in first ? first.not : first;
  const [field] = fieldsOf(leaf);
  const span = spans.get(field!);
  if (!span) return false;
  const before = left.get(field!) ?? wholeOf(span);
  const after = narrowed(before, leaf, "not" in first, span);
  if (after.ranges.length === 0 && after.words.length === 0 && !after.missing) return false;
  return canHold(rest, spans, new Map([...left, [field!, after]]));
}

const isLeaf = (condition: Condition) => !("all" in condition || "any" in condition || "not" in condition);

function denied(condition: Condition): Condition {
  if ("all" in condition) return { any: condition.all.map((one) => ({ not: one })) };
  if ("any" in condition) return { all: condition.any.map((one) => ({ not: one })) };
  return "not" in condition ? condition.not : { not: condition };
}

const wholeOf = (span: Span): Left =>
  "words" in span
    ? { ranges: [], words: span.words, missing: true }
    : { ranges: [{ ...everything, low: span.least, lowIn: true }], words: [], missing: true };

function narrowed({ ranges, words, missing }: Left, leaf: Condition, not: boolean, span: Span): Left {
  if ("missing" in leaf) return not ? { ranges, words, missing: false } : { ranges: [], words: [], missing };
  if ("in" in leaf)
    return { ranges: [], words: words.filter((word) => leaf.in.includes(word) !== not), missing: missing && not };
  if (!("field" in leaf)) throw new TypeError("only what reads a field narrows it");
  const meant = "between" in leaf ? between(...leaf.between) : rangesOf[leaf.is](leaf.value);
  const whole = "whole" in span && span.whole;
  const kept = (not ? outside(meant) : [meant]).flatMap((one) => ranges.map((range) => meet(one, range)));
  return { ranges: kept.filter((range) => !isEmpty(range, whole)), words: [], missing: missing && not };
}
