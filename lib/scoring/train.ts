import { Refusal } from "@/lib/refusal";
import type { Artifact } from "./artifact";
import { build } from "./build";
import { challenger } from "./challenger";
import { watchedOf } from "./drift";
import { mixtureOf } from "./effects";
import { orderOf } from "./order";
import { prepare } from "./prepare";
import { drawnTowards } from "./prior";
import { type Candidate, type Judged, judge, reportOf, type TrainingReport } from "./report";
import type { TableDescription } from "./schema";
import { scorecard } from "./scorecard";
import { type Outcomes, type Table, take } from "./table";

export type Method = "scorecard" | "challenger" | "auto";

export type TrainingOptions = {
  method: Method;
  seed: number;
  pairs?: number;
  /** A number for each row's person: what one person did several times stays in one fold. */
  whose?: Uint32Array;
  /** Where outcomes are few: the card that advises so far, towards which what is learned from them is drawn. */
  prior?: Artifact;
};

export type Trained = { artifact: Artifact; report: TrainingReport };

/** Fewer of a kind cannot be dealt out to folds. */
const leastOfKind = 8;

/**
 * Learns a card of points from applicants whose outcome is known. Pure: the same rows in any order, the same
 * options, the same artefact. Knows nothing of the columns but what the schema says.
 */
export function train(table: Table, outcome: Outcomes, schema: TableDescription, options: TrainingOptions): Trained {
  refuseThin(outcome);
  const { method, seed, pairs = 5, whose, prior } = options;
  const names = schema.features.filter((feature) => !feature.protected).map(({ name }) => name);
  const folds = outcome.length < 3_000 ? 8 : 5;
  const order = orderOf(table, names, outcome, { folds, seed, whose });
  const sorted = take(table, order.rows);
  const known = Uint8Array.from(order.rows, (row) => outcome[row]!);
  const { fields, checked } = prepare(sorted, known, order.starts, schema);
  if (fields.length === 0) throw new Refusal("training.nothingToLearn");
  const candidates: Candidate[] = [];
  if (method !== "challenger") candidates.push({ method: "scorecard", ...scorecard(fields, known, order.starts) });
  if (method !== "scorecard")
    candidates.push({ method: "challenger", ...challenger(fields, known, order.starts, { pairs }) });
  if (method === "auto") candidates.push(blendOf(candidates[0]!, candidates[1]!));
  const judged = candidates.map((candidate) => judge(candidate, known));
  const learned = bestOf(judged);
  const drawn = prior ? drawnTowards(prior, learned, fields, known) : null;
  const best = drawn ? judge(drawn, known) : learned;
  const { effects, calibration } = best;
  if (effects.single.length === 0 && effects.pairs.length === 0) throw new Refusal("training.nothingToLearn");
  const { artifact, roundingCost } = build(fields, effects, known, {
    name: schema.name,
    method: best.method,
    seed,
    calibration,
    watched: watchedOf(sorted, schema),
  });
  const counts = { rows: known.length, unknown: outcome.length - known.length, duplicates: order.duplicates };
  return {
    artifact,
    report: {
      ...reportOf(
        artifact,
        drawn ? [...judged.filter(({ method }) => method !== "blend"), best] : judged,
        { fields, checked },
        counts,
      ),
      roundingCost,
    },
  };
}

const bestOf = (judged: readonly Judged[]) => judged.toSorted((one, two) => two.quality.auc - one.quality.auc)[0]!;

function refuseThin(outcome: Outcomes) {
  let [goods, bads] = [0, 0];
  for (const kind of outcome) {
    if (kind === 1) bads += 1;
    if (kind === 0) goods += 1;
  }
  if (bads === 0) throw new Refusal("training.noBads");
  if (goods === 0) throw new Refusal("training.noGoods");
  if (Math.min(bads, goods) < leastOfKind)
    throw new Refusal("training.tooFew", { values: { bads, goods, least: leastOfKind } });
}

/** The mean of two cards is a card. */
const blendOf = (one: Candidate, two: Candidate): Candidate => ({
  method: "blend",
  effects: mixtureOf(one.effects, two.effects, 0.5),
  heldOut: one.heldOut.map((value, row) => (value + two.heldOut[row]!) / 2),
  notes: {},
});
