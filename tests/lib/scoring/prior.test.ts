import { expect, test } from "vitest";
import { say } from "@/lib/scoring/cross";
import { auc } from "@/lib/scoring/measure";
import { TableSchema } from "@/lib/scoring/schema";
import { seeded } from "@/lib/scoring/seeded";
import { type Row, tableOf } from "@/lib/scoring/table";
import { train } from "@/lib/scoring/train";

const names = Array.from({ length: 12 }, (_, at) => `v${at}`);
const kinds = new Map([...names.map((name) => [name, "numeric" as const] as const), ["job", "categorical" as const]]);
const schema = TableSchema.parse({ target: "bad", features: [...kinds].map(([name, type]) => ({ name, type })) });

function people(count: number, seed: number) {
  const random = seeded(seed);
  const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  const rows = Array.from({ length: count }, (): Row => {
    const numbers = names.map((name) => [name, random() < 0.05 ? -9 : Math.round(10 * normal())] as const);
    return { ...Object.fromEntries(numbers), job: `j${Math.floor(4 * random())}` };
  });
  const odds = (row: Row) =>
    names.reduce((sum, name, at) => sum + (row[name] === -9 ? 0.3 : (0.05 - at * 0.004) * Number(row[name])), -1.8) +
    (row.job === "j1" ? 0.7 : 0);
  const outcome = Int8Array.from(rows, (row) => (random() < 1 / (1 + Math.exp(-odds(row))) ? 1 : 0));
  return { table: tableOf(rows, kinds), outcome };
}

const before = people(6_000, 1);
const few = people(450, 2);
const others = people(4_000, 3);
const { artifact: prior } = train(before.table, before.outcome, schema, { method: "scorecard", seed: 1 });
const learn = (from?: typeof prior) =>
  train(few.table, few.outcome, schema, { method: "auto", seed: 1, ...(from && { prior: from }) });
const qualityOf = (card: typeof prior) =>
  auc(say(card, others.table, Uint32Array.from(others.outcome.keys())).pd, others.outcome);

test("what few outcomes say is drawn towards the card that advises, and both together know more", () => {
  const [alone, drawn] = [learn(), learn(prior)];
  expect(drawn.report.methods.blend?.notes).toMatchObject({ prior: prior.hash, share: expect.any(Number) });
  expect(qualityOf(drawn.artifact)).toBeGreaterThan(qualityOf(alone.artifact) + 0.02);
});

test("a card that says the contrary is not drawn towards", () => {
  const upsideDown = prior.terms.map((term) => ({
    ...term,
    bands: term.bands.map((band) => ({ ...band, points: -band.points })),
  }));
  const contrary = { ...prior, terms: upsideDown as typeof prior.terms };
  expect(learn(contrary).artifact.hash).toBe(learn().artifact.hash);
});
