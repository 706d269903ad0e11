import { expect, test } from "vitest";
import { driftOf } from "@/lib/scoring/drift";
import { TableSchema } from "@/lib/scoring/schema";
import { seeded } from "@/lib/scoring/seeded";
import { type Row, tableOf } from "@/lib/scoring/table";
import { train } from "@/lib/scoring/train";
import { madeUp, schema } from "@/tests/lib/scoring/made-up";

/** A column that is dead while the card is learned. */
const withDead = (rows: ReturnType<typeof madeUp>["rows"], dead: () => number) =>
  rows.map((row): Row => ({ ...row, dead: dead() }));
const all = TableSchema.parse({ ...schema, features: [...schema.features, { name: "dead", type: "numeric" }] });
const kinds = new Map(all.features.map(({ name, type }) => [name, type]));

const population = madeUp(20_000, 21);
const rows = withDead(population.rows, () => 0);
const learned = rows.slice(0, 5_000);
const { artifact } = train(tableOf(learned, kinds), population.outcome.slice(0, 5_000), all, {
  method: "auto",
  seed: 1,
});
const others = rows.slice(5_000);

const random = seeded(5);
const some = (count: number) => Array.from({ length: count }, () => others[Math.floor(random() * others.length)]!);

test("people who have not changed raise no alarm, in a hundred looks at 500 of them", () => {
  const alarms = Array.from({ length: 100 }, () => driftOf(artifact, some(500)).filter(({ alarm }) => alarm));
  expect(alarms.flat()).toEqual([]);
});

test("of fifty people nothing is said", () => {
  const fields = driftOf(artifact, some(500)).map(({ field }) => field);
  const silent = fields.map((field) => expect.objectContaining({ field, alarm: null }));
  expect(silent.length).toBeGreaterThan(0);
  expect(driftOf(artifact, some(50))).toEqual(silent);
});

test("people who have changed raise an alarm for what has changed", () => {
  const richer = some(500).map((row) => ({ ...row, income: Number(row.income) * 2 }));
  const alarms = driftOf(artifact, richer).filter(({ alarm }) => alarm);
  expect(alarms.map(({ field }) => field).some((field) => field.includes("income"))).toBe(true);
});

test("a dead column that comes alive is seen, although no card uses it", () => {
  const alive = withDead(some(500), () => (random() < 0.1 ? 1 : 0));
  expect(driftOf(artifact, alive).find(({ field }) => field === "dead")).toMatchObject({ alarm: true });
});
