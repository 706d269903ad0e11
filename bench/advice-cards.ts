import { advise } from "@/lib/advice/advise";
import { expertCard } from "@/lib/advice/expert-card";
import { firstRules } from "@/lib/policy/rule-set";
import { say } from "@/lib/scoring/cross";
import { auc } from "@/lib/scoring/measure";
import { stageOf } from "@/lib/scoring/report";
import { cardOf, score } from "@/lib/scoring/score";
import { train } from "@/lib/scoring/train";
import { madeUp, schema, shuffled } from "@/tests/lib/scoring/made-up";
import { anybody, product } from "./advice-people.ts";
import { atLeast, atMost, type Figure, known } from "./report.ts";

const options = { method: "auto", seed: 1 } as const;

/** What has to be true of cards whatever the table: on applicants made up here. */
export function cards(): Figure[] {
  const learned = madeUp(5_000, 1);
  const fresh = madeUp(10_000, 2);
  const { artifact, report } = train(learned.table, learned.outcome, schema, options);
  const again = shuffled(learned, 9);
  const same = train(again.table, again.outcome, schema, options).artifact.hash === artifact.hash;
  const simple = train(learned.table, learned.outcome, schema, { ...options, method: "scorecard" }).artifact;
  const aucOf = (card: typeof artifact) =>
    auc(say(card, fresh.table, Uint32Array.from(fresh.outcome.keys())).pd, fresh.outcome);
  const [one, two] = [aucOf(artifact), aucOf(simple)];
  return [
    known("made up: AUC of auto on others", one, ""),
    atLeast("made up: gain over the scorecard", one - two, "", 0.015),
    atMost("made up: AUC lost by rounding", report.roundingCost, "", 0.001),
    atLeast(
      "leaking column left out",
      Number(report.leakage.some(({ field, excluded }) => field === "leak" && excluded)),
      "",
      1,
    ),
    atLeast("shuffled rows: same card", Number(same), "", 1),
    atMost("reasons that are not exact, of 10,000 applicants", inexact(artifact, fresh.rows), "", 0),
    atLeast("advice made again the same, of 1,000", replayed(), "", 1_000),
    atLeast(
      "41 bads: expert card; 300: offered",
      Number(stageOf(41, 900) === "expert" && stageOf(300, 900) === "offered"),
      "",
      1,
    ),
  ];
}

function inexact(artifact: Parameters<typeof score>[0], rows: Parameters<typeof score>[1][]): number {
  const card = cardOf(artifact);
  return rows.filter((row) => {
    const { reasons } = score(artifact, row);
    const total = card.total(row);
    const exact = reasons.every(
      ({ field, reference, shortfall }) => card.total({ ...row, [field]: reference }) - total === shortfall,
    );
    return !exact || reasons.length > 4;
  }).length;
}

function replayed(): number {
  const basis = { card: expertCard, rules: firstRules, product };
  const people = anybody(1_000, 3);
  const first = people.map((person) => JSON.stringify(advise(person, basis)));
  return people.filter((person, at) => JSON.stringify(advise(structuredClone(person), basis)) === first[at]).length;
}
