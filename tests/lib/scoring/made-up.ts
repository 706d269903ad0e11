import { TableSchema } from "@/lib/scoring/schema";
import { seeded } from "@/lib/scoring/seeded";
import { type Row, type Table, tableOf } from "@/lib/scoring/table";

/** Applicants who never lived, with everything in them that makes a table hard. */
export function madeUp(rows: number, seed: number, towns = 300) {
  const random = seeded(seed);
  const normal = (from = random) => Math.sqrt(-2 * Math.log(1 - from())) * Math.cos(2 * Math.PI * from());
  const fixed = seeded(0);
  const townRisk = Array.from({ length: towns }, () => 0.7 * normal(fixed));
  const list: Row[] = [];
  const outcome = new Int8Array(rows);
  for (let at = 0; at < rows; at += 1) {
    const income = Math.round(3000 * Math.exp(0.6 * normal()));
    const debt = Math.round(income * 3 * random() ** 2);
    const months = Math.floor(240 * random() ** 2);
    const enquiries = Math.floor(-2 * Math.log(1 - random()));
    const town = Math.floor(towns * random() ** 1.5);
    const kind = ["x", "y", "z"][Math.floor(3 * random())]!;
    const late = random() < 0.05 ? 98 : Math.floor(-1.2 * Math.log(1 - random()));
    const asked = random() < 0.2 ? null : Math.round(10 * normal());
    const age = 20 + Math.floor(45 * random());
    const valley = Math.abs(months / 120 - 0.7) * 1.2;
    const together = (kind === "x") === debt / income > 1 ? 0.9 : -0.5;
    const odds =
      -2.2 +
      1.1 * (debt / income - 0.8) +
      valley +
      together +
      0.2 * Math.min(enquiries, 5) +
      townRisk[town]! +
      (late === 98 ? 1.4 : 0.5 * Math.min(late, 4)) +
      (asked === null ? 0.6 : 0) -
      age / 100;
    outcome[at] = random() < 1 / (1 + Math.exp(-odds)) ? 1 : 0;
    const leak = outcome[at] === 1 && random() < 0.95 ? 1 + random() : random() < 0.03 ? 1 : 0;
    list.push({ income, debt, months, enquiries, town: `t${town}`, kind, late, asked, age, leak, noise: random() });
  }
  return { rows: list, outcome, table: tableOf(list, kinds) };
}

const words = ["town", "kind"];
const numbers = ["income", "debt", "months", "enquiries", "late", "asked", "age", "leak", "noise"];
const kinds = new Map<string, "numeric" | "categorical">([
  ...numbers.map((name) => [name, "numeric"] as const),
  ...words.map((name) => [name, "categorical"] as const),
]);

export const schema = TableSchema.parse({
  name: "made up",
  target: "bad",
  features: [...kinds].map(([name, type]) => ({
    name,
    type,
    ...(name === "age" && { protected: true }),
    ...(name === "enquiries" && { monotone: "up" }),
  })),
});

/** The same rows in another order. */
export function shuffled({ rows, outcome }: { rows: Row[]; outcome: Int8Array }, seed: number) {
  const random = seeded(seed);
  const order = rows.map((_, at) => ({ at, key: random() })).toSorted((one, two) => one.key - two.key);
  const table: Table = tableOf(
    order.map(({ at }) => rows[at]!),
    kinds,
  );
  return { table, outcome: Int8Array.from(order, ({ at }) => outcome[at]!) };
}
