import { slopeOf } from "@/lib/scoring/calibrate";
import { predictFold } from "@/lib/scoring/cross";
import { auc, brier, expectedCalibrationError, logit } from "@/lib/scoring/measure";
import { type TableDescription, TableSchema } from "@/lib/scoring/schema";
import { seeded } from "@/lib/scoring/seeded";
import { type Row, type Table, tableOf } from "@/lib/scoring/table";
import { baseline } from "./advice-baseline.ts";
import { atLeast, atMost, type Figure, known } from "./report.ts";

type Draws = { random: () => number; normal: () => number; one: (count: number) => number };
type Made = { row: Row; odds: number };
type Shape = { rows: number; make: (draws: Draws) => () => Made };

/** Tables of other shapes than the bank's own: none of the training's settings was chosen on one of them alone. */
const shapes: Record<string, Shape> = {
  "few rows, many answers": {
    rows: 1_200,
    make: ({ normal }) => {
      return () => {
        const row = Object.fromEntries(Array.from({ length: 50 }, (_, at) => [`v${at}`, round(normal())]));
        return { row, odds: -1.1 + 0.6 * (row.v0! + row.v1!) + 0.4 * (row.v2! + row.v3!) };
      };
    },
  },
  "thousands of words": {
    rows: 12_000,
    make: ({ normal, one }) => {
      const [firms, towns] = [1_500, 300].map((count) => Array.from({ length: count }, () => 0.8 * normal()));
      return () => {
        const [firm, town, years] = [one(1_500), one(300), normal()];
        const row = { firm: `firm ${firm}`, town: `town ${town}`, years: round(years), noise: round(normal()) };
        return { row, odds: -1.6 + firms![firm]! + towns![town]! + 0.4 * years };
      };
    },
  },
  "codes nobody listed, and gaps": {
    rows: 6_000,
    make: ({ random, normal }) => {
      const codes = [-9, 99, 999, 98];
      return () => {
        const row: Record<string, number | null> = {};
        let odds = -1.3;
        codes.forEach((code, at) => {
          const value = Math.round(10 * Math.exp(0.6 * normal()));
          const none = random() < 0.15;
          row[`c${at}`] = none ? code : value;
          odds += none ? (at % 2 ? 0.9 : -0.8) : 0.5 * (Math.log(value + 1) - 2.3);
          const gap = random() < 0.4;
          const other = normal();
          row[`g${at}`] = gap ? null : round(other);
          odds += gap ? 0.3 : 0.35 * other;
        });
        return { row, odds };
      };
    },
  },
  "what two numbers say together": {
    rows: 12_000,
    make: ({ normal, one }) => {
      return () => {
        const [income, debt] = [Math.exp(8 + 0.7 * normal()), Math.exp(7 + 0.8 * normal())];
        const [kind, late, limit] = [one(5), normal(), normal()];
        const odds = -1.8 + 1.1 * Math.log(debt / income) + 1.1 + (kind < 2 ? 0.8 : -0.4) * late + 0.4 * limit;
        return {
          row: { income: round(income), debt: round(debt), kind: `k${kind}`, late: round(late), limit: round(limit) },
          odds,
        };
      };
    },
  },
};

const round = (value: number) => Math.round(value * 100) / 100;
const folds = 5;

/** The gain over the textbook on each, by folds that none of the training has seen; and what its probabilities are worth. */
export function unseen(): Figure[] {
  const gains: number[] = [];
  const figures = Object.entries(shapes).flatMap(([name, shape]) => {
    const { table, outcome, schema } = drawn(shape);
    const fold = Int32Array.from(outcome, (_, row) => row % folds);
    const rows = Uint32Array.from(outcome.keys());
    const parts = Array.from({ length: folds }, (_, one) => {
      const said = predictFold(table, outcome, fold, one, schema, { method: "auto", seed: 1 });
      const [learned, others] = [rows.filter((row) => fold[row] !== one), rows.filter((row) => fold[row] === one)];
      const plain = baseline(table, outcome, schema, { learned, others });
      const simple = predictFold(table, outcome, fold, one, schema, { method: "scorecard", seed: 1 }).pd;
      return { pd: said.pd, plain, simple, came: Uint8Array.from(others, (row) => outcome[row]!) };
    });
    const gain = mean(parts.map(({ pd, plain, came }) => auc(pd, came) - auc(plain, came)));
    gains.push(gain);
    return [known(`unseen, ${name}: gain`, gain, ""), ...honestyOf(name, parts, shape.rows < 4_000)];
  });
  return [...figures, atLeast("unseen: mean gain over the textbook's card", mean(gains), "", 0.015)];
}

type Part = { pd: Float64Array; plain: Float64Array; simple: Float64Array; came: Uint8Array };

function honestyOf(name: string, parts: readonly Part[], small: boolean): Figure[] {
  const all = (which: "pd" | "plain" | "simple" | "came") => parts.flatMap((part) => [...part[which]]);
  const [pd, plain, simple, came] = [all("pd"), all("plain"), all("simple"), all("came")];
  const what = (figure: string) => `unseen, ${name}: ${figure}`;
  return [
    atMost(what("Brier beyond the textbook's"), brier(pd, came) - brier(plain, came), "", small ? 0.002 : 0),
    atMost(what("scorecard's Brier beyond it"), brier(simple, came) - brier(plain, came), "", small ? 0.002 : 0),
    atMost(
      what("slope, from 1"),
      Math.abs(slopeOf(Float64Array.from(pd, logit), came).slope - 1),
      "",
      small ? 0.25 : 0.1,
    ),
    ...(small ? [] : [atMost(what("calibration error"), expectedCalibrationError(pd, came), "", 0.02)]),
    atMost(what("mean PD against bad rate"), Math.abs(mean(pd) / mean(came) - 1), "", 0.05),
  ];
}

const mean = (values: readonly number[]) => values.reduce((sum, one) => sum + one, 0) / values.length;

function drawn({ rows, make }: Shape): { table: Table; outcome: Int8Array; schema: TableDescription } {
  const random = seeded(rows);
  const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  const next = make({ random, normal, one: (count) => Math.floor(random() * count) });
  const made = Array.from({ length: rows }, next);
  const names = Object.keys(made[0]!.row);
  const wordy = (name: string) => made.some(({ row }) => typeof row[name] === "string");
  const features = names.map((name) => ({ name, type: wordy(name) ? "categorical" : "numeric" }));
  const kinds = new Map(names.map((name) => [name, wordy(name) ? ("categorical" as const) : ("numeric" as const)]));
  const table = tableOf(
    made.map(({ row }) => row),
    kinds,
  );
  const outcome = Int8Array.from(made, ({ odds }) => (random() < 1 / (1 + Math.exp(-odds)) ? 1 : 0));
  return { table, outcome, schema: TableSchema.parse({ target: "bad", features }) };
}
