import { expect, test } from "vitest";
import { fieldOf } from "@/lib/scoring/field";
import { alone } from "@/lib/scoring/leakage";
import { FeatureSchema } from "@/lib/scoring/schema";
import { seeded } from "@/lib/scoring/seeded";
import type { Column } from "@/lib/scoring/table";

const rows = 2_000;
const random = seeded(7);
const outcome = Uint8Array.from({ length: rows }, () => (random() < 0.2 ? 1 : 0));

const numbers = (of: (bad: boolean) => number): Column => ({
  kind: "numeric",
  values: Float64Array.from(outcome, (bad) => of(bad === 1)),
});
function words(of: (bad: boolean) => number): Column {
  const codes = Uint32Array.from(outcome, (bad) => of(bad === 1));
  return { kind: "categorical", codes, words: Array.from({ length: 40 }, (_, at) => (at === 0 ? "" : `w${at}`)) };
}
const alarmOf = (column: Column) =>
  alone(fieldOf(FeatureSchema.parse({ name: "f", type: column.kind }), column), outcome, 30).alarm;

const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
const amount = () => Math.round(random() * 90_000) / 100;
const known = (bad: boolean, share: number) => bad && random() < share;

test.each<[string, () => Column]>([
  ["an amount recovered, nought for everybody else", () => numbers((bad) => (known(bad, 0.5) ? amount() : 0))],
  [
    "an amount recovered, missing for everybody else",
    () => numbers((bad) => (known(bad, 0.4) ? amount() : Number.NaN)),
  ],
  [
    "a collector, of whom each has few cases",
    () => words((bad) => (known(bad, 0.5) ? 1 + Math.floor(random() * 39) : 0)),
  ],
  ["a mark that three bads of ten have", () => numbers((bad) => (known(bad, 0.35) ? 1 : 0))],
  ["a word that only goods have", () => words((bad) => (!bad && random() < 0.5 ? 1 : 0))],
])("%s is known only after the decision", (_name, column) => {
  expect(alarmOf(column())).toBe("leak");
});

test.each<[string, () => Column]>([
  ["a bureau's score that tells much", () => numbers((bad) => Math.round(700 - (bad ? 60 : 0) + 50 * normal()))],
  ["a rare mark of the bads", () => numbers((bad) => (known(bad, 0.1) ? 1 : 0))],
  ["a mark that some goods have too", () => numbers((bad) => (known(bad, 0.5) || random() < 0.05 ? 1 : 0))],
])("%s is honest", (_name, column) => {
  expect(alarmOf(column())).not.toBe("leak");
});
