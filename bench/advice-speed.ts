import { monitorEventLoopDelay } from "node:perf_hooks";
import { Worker } from "node:worker_threads";
import { advise } from "@/lib/advice/advise";
import { expertCard } from "@/lib/advice/expert-card";
import { factKinds, factsOf } from "@/lib/advice/features";
import { bookOf, similarTo } from "@/lib/advice/similar";
import { backTest } from "@/lib/policy/back-test";
import { firstRules } from "@/lib/policy/rule-set";
import { anybody, product } from "./advice-people.ts";
import { atMost, type Figure, known } from "./report.ts";

/** How long things take: training in a thread of its own, the opinion, and a back-test. */
export async function speed(rows: number): Promise<Figure[]> {
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  const small = await trainApart(150_000, "scorecard");
  const boosted = await trainApart(150_000, "challenger");
  const large = await trainApart(rows, "scorecard");
  delay.disable();
  return [
    ...timesOf("scorecard, 150,000 × 20", small, 5),
    ...timesOf("challenger, 150,000 × 20", boosted, 60),
    ...timesOf(`scorecard, ${rows.toLocaleString("en")} × 20`, large, 30),
    atMost("event loop meanwhile, p99", delay.percentile(99) / 1e6, "ms", 50),
    atMost("memory at most", process.resourceUsage().maxRSS / 1_024, "MB", 1_024),
    ...opinions(),
  ];
}

type Spent = { seconds: number; processor: number };
type Timed = { reading: Spent; learning: Spent };

const timesOf = (what: string, { reading, learning }: Timed, goal: number): Figure[] => [
  atMost(`${what}: processor time`, learning.processor, "s", goal),
  known(`${what}: by the clock, beside whatever else ran`, learning.seconds, "s"),
  known(`${what}: against reading the same table once`, learning.processor / reading.processor, "×"),
];

function trainApart(rows: number, method: string): Promise<Timed> {
  const worker = new Worker(new URL("./advice-worker.ts", import.meta.url), { workerData: { rows, method } });
  return new Promise<Timed>((done, fail) => {
    worker.once("message", done);
    worker.once("error", fail);
  }).finally(() => worker.terminate());
}

function opinions(): Figure[] {
  const booked = 100_000;
  const people = anybody(booked, 1);
  const cases = people.map((features, at) => ({
    applicationId: `${at}`,
    customerId: `${at}`,
    features,
    bad: at % 11 === 0,
  }));
  const basis = { card: expertCard, rules: firstRules, product };
  const book = bookOf(expertCard, cases);
  const alone: number[] = [];
  const whole: number[] = [];
  for (const person of anybody(500, 2)) {
    const before = process.threadCpuUsage();
    const advice = advise(person, basis);
    alone.push(process.threadCpuUsage(before).user / 1_000);
    similarTo(book, advice.scored.points, "nobody");
    whole.push(process.threadCpuUsage(before).user / 1_000);
  }
  const thirty = {
    version: 2,
    rules: Array.from({ length: 30 }, (_, at) => ({
      ...firstRules.rules[at % firstRules.rules.length]!,
      id: `rule${at}`,
    })),
  };
  const past = cases.map(({ features, bad }) => ({ facts: factsOf(features, product.minMonthlyIncome), bad }));
  const [begun, before] = [performance.now(), process.threadCpuUsage()];
  backTest(past, firstRules, thirty, factKinds);
  const { user, system } = process.threadCpuUsage(before);
  return [
    atMost("opinion, p99 of its processor time", quantile(alone, 0.99), "ms", 5),
    atMost("opinion with similar cases among 100,000, p95 of its processor time", quantile(whole, 0.95), "ms", 150),
    atMost("back-test, 100,000 × 30 rules: processor time", (user + system) / 1e6, "s", 2),
    known("back-test: by the clock, beside whatever else ran", (performance.now() - begun) / 1_000, "s"),
  ];
}

const quantile = (values: number[], share: number) =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length * share)]!;
