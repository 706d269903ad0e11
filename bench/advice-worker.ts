import { parentPort, workerData } from "node:worker_threads";
import { TableSchema } from "@/lib/scoring/schema";
import { seeded } from "@/lib/scoring/seeded";
import type { Column } from "@/lib/scoring/table";
import { train } from "@/lib/scoring/train";

/** Makes a table of twenty columns, reads it once, and trains on it. */
const { rows, method } = workerData as { rows: number; method: "scorecard" | "challenger" };
const random = seeded(1);
const columns = new Map<string, Column>();
const risk = new Float64Array(rows).fill(-2);
for (let at = 0; at < 20; at += 1) columns.set(`f${at}`, at % 5 === 4 ? words(at === 4 ? 2_000 : 12) : numbers(at));
const outcome = Int8Array.from(risk, (odds) => (random() < 1 / (1 + Math.exp(-odds)) ? 1 : 0));
const schema = TableSchema.parse({
  target: "bad",
  features: [...columns].map(([name, { kind }]) => ({ name, type: kind })),
});

const reading = spent(readOnce);
const learning = spent(() => train({ rows, columns }, outcome, schema, { method, seed: 1 }));
parentPort!.postMessage({ reading, learning });

/** Seconds, and those in which this thread had a processor: on a shared machine the two lie far apart. */
function spent(deed: () => unknown) {
  const [begun, before] = [performance.now(), process.threadCpuUsage()];
  deed();
  const { user, system } = process.threadCpuUsage(before);
  return { seconds: (performance.now() - begun) / 1_000, processor: (user + system) / 1e6 };
}

function numbers(at: number): Column {
  const values = new Float64Array(rows);
  for (let row = 0; row < rows; row += 1) {
    const value = Math.round(1e4 * random() ** 2);
    const missing = random() < 0.1;
    values[row] = missing ? Number.NaN : value;
    risk[row] = risk[row]! + (missing ? 0.1 : 0.4 * Math.sin(value / 2_000 + at));
  }
  return { kind: "numeric", values };
}

function words(count: number): Column {
  const effects = Float64Array.from({ length: count + 1 }, () => random() - 0.5);
  const codes = new Uint32Array(rows);
  for (let row = 0; row < rows; row += 1) {
    codes[row] = 1 + Math.floor(random() * count);
    risk[row] = risk[row]! + effects[codes[row]!]!;
  }
  return { kind: "categorical", codes, words: ["", ...Array.from({ length: count }, (_, at) => `w${at}`)] };
}

/** The floor that training is measured against: every value looked at in its order. */
function readOnce(): number {
  let sum = 0;
  for (const column of columns.values()) {
    const values = column.kind === "numeric" ? column.values.slice().sort() : column.codes;
    for (const value of values) sum += Number.isNaN(value) ? 0 : value;
  }
  return sum;
}
