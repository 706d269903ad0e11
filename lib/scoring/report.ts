import type { Artifact } from "./artifact";
import { type Calibration, calibrate, slopeOf } from "./calibrate";
import type { Learned } from "./effects";
import { auc, brier, expectedCalibrationError, ks, probability } from "./measure";
import type { Checked, Prepared } from "./prepare";

/** What rows that a model has not seen say of it. */
export type Quality = {
  auc: number;
  ks: number;
  brier: number;
  slope: number;
  calibrationError: number;
  meanPd: number;
};

/** How far a trained card may go, by the number of matured bad cases. */
export type Stage = "expert" | "shadow" | "offered";

export type TrainingReport = {
  table: string;
  rows: number;
  bads: number;
  unknown: number;
  duplicates: number;
  stage: Stage;
  chosen: Artifact["method"];
  /** By method, measured on rows held out inside the training. */
  methods: Partial<Record<Artifact["method"], Quality & { notes: Record<string, unknown> }>>;
  fields: Checked[];
  derived: string[];
  pairs: string[];
  /** Columns that the leakage alarm has left out, or that want a look. */
  leakage: { field: string; auc: number; informationValue: number; excluded: boolean }[];
  calibration: Calibration;
  /** AUC that whole points cost against the sums before rounding. */
  roundingCost: number;
};

/** Bads from which a trained card may run in shadow, and from which it may be put forward. */
export const stageBounds = { shadow: 60, offered: 250 };

export const stageOf = (bads: number, goods: number): Stage =>
  bads < stageBounds.shadow || goods < stageBounds.shadow
    ? "expert"
    : bads < stageBounds.offered || goods < stageBounds.offered
      ? "shadow"
      : "offered";

export type Candidate = Learned & { method: Artifact["method"] };

export type Judged = Candidate & { quality: Quality; calibration: Calibration };

/** Calibrates a card on rows it has not seen, and says how good it is there. */
export function judge(candidate: Candidate, outcome: Uint8Array): Judged {
  const { heldOut } = candidate;
  const calibration = calibrate(heldOut, outcome);
  const pd = heldOut.map((logOdds) => probability(calibration.intercept + calibration.slope * logOdds));
  const quality = {
    auc: auc(heldOut, outcome),
    ks: ks(heldOut, outcome),
    brier: brier(pd, outcome),
    slope: slopeOf(heldOut, outcome).slope,
    calibrationError: expectedCalibrationError(pd, outcome),
    meanPd: pd.reduce((one, two) => one + two, 0) / pd.length,
  };
  return { ...candidate, calibration, quality };
}

type Counts = { rows: number; unknown: number; duplicates: number };

/** Everything that a model card says of the training. */
export function reportOf(
  artifact: Artifact,
  judged: readonly Judged[],
  { fields, checked }: Prepared,
  counts: Counts,
): Omit<TrainingReport, "roundingCost"> {
  const { bads } = artifact.training;
  const suspect = checked.filter(({ notes, refused }) => refused === "leakage" || notes.includes("strong"));
  return {
    table: artifact.name,
    ...counts,
    bads,
    stage: stageOf(bads, counts.rows - bads),
    chosen: artifact.method,
    methods: Object.fromEntries(judged.map(({ method, quality, notes }) => [method, { ...quality, notes }])),
    fields: checked,
    derived: fields.filter(({ derivation }) => derivation).map(({ name }) => name),
    pairs: artifact.pairs.map(({ one, two }) => `${one.field} × ${two.field}`),
    leakage: suspect.map(({ name, auc: single, informationValue, refused }) => ({
      field: name,
      auc: single,
      informationValue,
      excluded: refused !== null,
    })),
    calibration: judged.find(({ method }) => method === artifact.method)!.calibration,
  };
}
