import { expect, test } from "vitest";
import { Refusal } from "@/lib/refusal";
import { say } from "@/lib/scoring/cross";
import { auc } from "@/lib/scoring/measure";
import { stageOf } from "@/lib/scoring/report";
import { TableSchema } from "@/lib/scoring/schema";
import { cardOf } from "@/lib/scoring/score";
import { seeded } from "@/lib/scoring/seeded";
import { type Row, tableOf, take } from "@/lib/scoring/table";
import { train } from "@/lib/scoring/train";
import { madeUp, schema, shuffled } from "@/tests/lib/scoring/made-up";

const applicants = madeUp(3_000, 1);
const others = madeUp(3_000, 2);
const options = { method: "auto", seed: 1 } as const;
const { artifact, report } = train(applicants.table, applicants.outcome, schema, options);

test("a card learned from some applicants tells others apart, and says what comes true", () => {
  const { pd } = say(artifact, others.table, Uint32Array.from(others.outcome.keys()));
  expect(auc(pd, others.outcome)).toBeGreaterThan(0.76);
  const said = pd.reduce((sum, one) => sum + one, 0) / pd.length;
  const came = others.outcome.reduce((sum, one) => sum + one, 0) / pd.length;
  expect(Math.abs(said / came - 1)).toBeLessThan(0.1);
});

test.each(["scorecard", "challenger", "auto"] as const)("the same rows in any order give the same %s", (method) => {
  const small = { rows: applicants.rows.slice(0, 1_200), outcome: applicants.outcome.slice(0, 1_200) };
  const hashes = [1, 2].map((seed) => {
    const { table, outcome } = shuffled(small, seed);
    return train(table, outcome, schema, { method, seed: 1 }).artifact.hash;
  });
  expect(hashes[0]).toBe(hashes[1]);
});

test("a column known only after the decision is found before fitting and left out", () => {
  expect(report.leakage).toMatchObject([{ field: "leak", excluded: true }]);
  expect(artifact.inputs.map(({ name }) => name)).not.toContain("leak");
});

test("a noisy copy of the outcome is found too, as it stands far above every other column", () => {
  const noisy = applicants.rows.map((row, at): Row => {
    const told = at % 8 === 0 ? 1 - applicants.outcome[at]! : applicants.outcome[at]!;
    return { ...row, leak: 0, noise: told };
  });
  const kinds = new Map(schema.features.map(({ name, type }) => [name, type]));
  const learned = train(tableOf(noisy, kinds), applicants.outcome, schema, { method: "scorecard", seed: 1 });
  expect(learned.report.leakage).toMatchObject([{ field: "noise", excluded: true }]);
});

test("a protected column is no input, by itself or in another", () => {
  expect(report.fields.find(({ name }) => name === "age")?.refused).toBe("protected");
  expect(JSON.stringify([artifact.inputs, artifact.terms, artifact.pairs])).not.toContain('"age"');
});

test("a number that stands for none is found although nobody has listed it", () => {
  expect(report.fields.find(({ name }) => name === "late")?.found).toEqual([98]);
});

test("the risk goes the way that the schema says", () => {
  const card = cardOf(artifact);
  const term = artifact.terms.find(({ field }) => field === "enquiries")!;
  const points = term.kind === "numeric" ? term.bands.map((band) => band.points) : [];
  expect(points).toEqual(points.toSorted((one, two) => two - one));
  expect(card.total({ enquiries: 0 })).toBeGreaterThan(card.total({ enquiries: 9 }));
});

test("bands that a person has set are taken as they are", () => {
  const ends = [12, 60, 61, 200];
  const features = schema.features.map((one) => (one.name === "months" ? { ...one, bands: ends } : one));
  const by = train(applicants.table, applicants.outcome, { ...schema, features }, { method: "scorecard", seed: 1 });
  const term = by.artifact.terms.find(({ field }) => field === "months")!;
  const own = term.kind === "numeric" ? term.bands.map(({ upTo }) => upTo) : [];
  expect(own).toEqual([...ends, null]);
});

test("words that a person has put together have the same points, and each group its own", () => {
  const thirds = [0, 1].map((rest) => Array.from({ length: 100 }, (_, at) => `t${3 * at + rest}`));
  const features = schema.features.map((one) => (one.name === "town" ? { ...one, groups: thirds } : one));
  const by = train(applicants.table, applicants.outcome, { ...schema, features }, { method: "scorecard", seed: 1 });
  const term = by.artifact.terms.find(({ field }) => field === "town")!;
  const bands = term.kind === "categorical" ? term.bands : [];
  const points = new Map(bands.flatMap((band) => band.words.map((word) => [word, band.points])));
  const [one, two] = thirds.map((group) => [...new Set(group.map((word) => points.get(word)))]);
  expect([one, two]).toEqual([[expect.any(Number)], [expect.any(Number)]]);
  expect(one).not.toEqual(two);
  const [somebody] = applicants.rows;
  const said = ["t0", "t297"].map((town) => cardOf(by.artifact).total({ ...somebody!, town }));
  expect(said[0]).toBe(said[1]);
});

test.each([
  ["no bads", [0, 0, 0, 0], "training.noBads"],
  ["no goods", [1, 1, 1], "training.noGoods"],
  ["one row", [1], "training.noGoods"],
  ["three of a kind", [1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0], "training.tooFew"],
] as const)("%s is refused", (_what, outcomes, code) => {
  const table = tableOf(
    outcomes.map((_, at) => ({ a: at })),
    new Map([["a", "numeric"]]),
  );
  const plain = TableSchema.parse({ target: "bad", features: [{ name: "a", type: "numeric" }] });
  const deed = () => train(table, Int8Array.from(outcomes), plain, options);
  expect(deed).toThrow(Refusal);
  expect(deed).toThrow(code);
});

test("columns that say nothing are left out, and a table of nothing else is refused", () => {
  const rows = Uint32Array.from({ length: 400 }, (_, at) => at);
  const { columns } = take(applicants.table, rows);
  const empty = { kind: "numeric", values: new Float64Array(400).fill(Number.NaN) } as const;
  const same = { kind: "numeric", values: new Float64Array(400).fill(7) } as const;
  const features = [
    { name: "empty", type: "numeric" },
    { name: "same", type: "numeric" },
  ];
  const outcome = applicants.outcome.slice(0, 400);
  const dull = {
    rows: 400,
    columns: new Map([
      ["empty", empty],
      ["same", same],
    ] as const),
  };
  expect(() => train(dull, outcome, TableSchema.parse({ target: "bad", features }), options)).toThrow(
    "training.nothingToLearn",
  );
  const wide = { rows: 400, columns: new Map([...columns, ...dull.columns]) };
  const all = TableSchema.parse({ target: "bad", features: [...schema.features, ...features] });
  const refused = train(wide, outcome, all, options).report.fields.filter((field) => field.refused === "constant");
  expect(refused.map(({ name }) => name)).toEqual(["empty", "same"]);
});

test("ten thousand categories, most met once, do not fool the card", () => {
  const hard = madeUp(2_000, 5, 10_000);
  const fresh = madeUp(2_000, 6, 10_000);
  const learned = train(hard.table, hard.outcome, schema, options);
  const { pd } = say(learned.artifact, fresh.table, Uint32Array.from(fresh.outcome.keys()));
  expect(auc(pd, fresh.outcome)).toBeGreaterThan(0.72);
});

test("rows that stand there twice do not change what is said of how good the card is", () => {
  const double = {
    rows: [...applicants.rows, ...applicants.rows].slice(0, 4_000),
    outcome: Int8Array.from([...applicants.outcome, ...applicants.outcome].slice(0, 4_000)),
  };
  const { table, outcome } = shuffled(double, 3);
  const twice = train(table, outcome, schema, { method: "challenger", seed: 1 });
  expect(twice.report.duplicates).toBe(1_000);
  expect(twice.report.methods.challenger!.auc).toBeLessThan(report.methods.challenger!.auc + 0.03);
});

test("the expert card stays below 60 bads, and a trained one is offered from 250", () => {
  expect([41, 60, 249, 250].map((bads) => stageOf(bads, 2_000))).toEqual(["expert", "shadow", "shadow", "offered"]);
});

test("of few applicants with many answers the direction is learned where no curve can be", () => {
  const random = seeded(5);
  const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  const names = Array.from({ length: 40 }, (_, at) => `v${at}`);
  const people = Array.from({ length: 3_000 }, (): Row => Object.fromEntries(names.map((name) => [name, normal()])));
  const risk = people.map((row) => names.slice(0, 5).reduce((sum, name) => sum + 0.5 * Number(row[name]), -1.2));
  const came = Uint8Array.from(risk, (odds) => (random() < 1 / (1 + Math.exp(-odds)) ? 1 : 0));
  const table = tableOf(people, new Map(names.map((name) => [name, "numeric" as const])));
  const wide = TableSchema.parse({ target: "bad", features: names.map((name) => ({ name, type: "numeric" })) });
  const known = Int8Array.from(came, (bad, at) => (at < 600 ? bad : -1));
  const learned = train(table, known, wide, { method: "challenger", seed: 1 });
  const later = Uint32Array.from({ length: 2_400 }, (_, at) => 600 + at);
  const said = say(learned.artifact, table, later);
  const best = auc(risk.slice(600), came.subarray(600));
  const short = best - auc(said.pd, came.subarray(600));
  expect(short).toBeLessThan(0.055);
});
