// npm run bench -- monitoring: what a risk lead's pages wait for at a large bank, and what the jobs behind them take.
import { takeDatabase } from "./database.ts";
import { atMost, type Figure, known, options, report } from "./report.ts";

const { rows } = options();
await takeDatabase(rows);
const { fillAdvice } = await import("./monitoring-advice.ts");
const advices = await fillAdvice();
const { db } = await import("@/lib/db");
const { aManager } = await import("@/tests/support/make");
const { countStage, findStage } = await import("@/lib/models/queries");
const cards = await import("@/lib/monitoring/cards");
const fairness = await import("@/lib/monitoring/fairness");
const overrides = await import("@/lib/monitoring/overrides");
const rivals = await import("@/lib/monitoring/rivals");
const volumes = await import("@/lib/monitoring/volumes");
const { countNow } = await import("@/lib/monitoring/kept");
const { replayFor } = await import("@/lib/monitoring/replay");
const { listAlarms } = await import("@/lib/monitoring/alarms");

const email = `bench-${crypto.randomUUID()}@example.com`;
const lead = await aManager({ email, staffNumber: crypto.randomUUID(), template: "riskLead" });
const counts = {
  months: [volumes.countMonths, volumes.listMonths],
  overrides: [overrides.countOverrides, overrides.listOverrides],
  grades: [cards.countGrades, cards.listGrades],
  vintages: [cards.countVintages, cards.listVintages],
  groups: [fairness.countGroups, fairness.listGroups],
  rivals: [rivals.countKeptRivals, rivals.listKeptRivals],
  stage: [countStage, findStage],
} as const;
const reads = {
  drift: () => cards.findDrift(lead),
  "two cards beside each other": () => cards.findRivals(lead),
  "the latest replayed": () => replayFor(lead, undefined),
  alarms: () => listAlarms(lead),
};

await db.$executeRaw`DELETE FROM "KeptFigure"`;
const figures: Figure[] = [known("advices kept", advices, "")];
for (const [name, [count, list]] of Object.entries(counts)) {
  figures.push(atMost(`${name}: a page, never counted before`, await timed(() => list(lead)), "ms", 4_000));
  figures.push(known(`${name}: counted by a job`, await timed(() => countNow(name, count as never)), "ms"));
  figures.push(atMost(`${name}: a page afterwards`, await timed(() => list(lead)), "ms", 1_000));
}
for (const [name, read] of Object.entries(reads))
  figures.push(atMost(`${name}: a page`, await timed(read), "ms", 1_000));
figures.push(atMost("memory at most", process.resourceUsage().maxRSS / 1_024, "MB", 450));
report("monitoring", figures);
process.exit();

async function timed(deed: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await deed();
  return performance.now() - begun;
}
