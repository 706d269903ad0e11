import type { ScoringModelStatus } from "@/lib/generated/prisma/enums";
import type { Proof } from "@/lib/models/prove";
import { stageBounds, type TrainingReport } from "@/lib/scoring/report";

/** What a training is doing, in this order. */
export const trainingSteps = ["waiting", "reading", "learning", "proving", "keeping"] as const;
export type TrainingStep = (typeof trainingSteps)[number];

/** Whether a card may be taken out of use for good: it advises, or did until somebody suspended it. */
export const mayRetire = (status: ScoringModelStatus) => status === "PUBLISHED" || status === "SUSPENDED";

/** What a learned card must show before it may advise. */
export type Condition = {
  name: "cases" | "gain" | "certain" | "slope" | "rounding";
  holds: boolean;
  /** The measured figures, in the order in which the words name them. */
  measured: number[];
};

export const promotionBounds = {
  gain: 0.02,
  slope: [0.8, 1.25] as const,
  rounding: 0.001,
};

export type Kept = Pick<TrainingReport, "rows" | "bads" | "roundingCost" | "methods" | "chosen"> & {
  proof: Proof | null;
};

/** Whether a card may be put forward: enough cases, clearly better than the expert card on later ones, calibrated. */
export function promotionOf({ rows, bads, roundingCost, methods, chosen, proof }: Kept): Condition[] {
  const enough = bads >= stageBounds.offered && rows - bads >= stageBounds.offered;
  const gain = proof?.gain ?? { value: 0, low: 0, high: 0 };
  const slope = methods[chosen]?.slope ?? 0;
  const later = proof?.card.slope ?? { value: 0, low: 0, high: 0 };
  const [least, most] = promotionBounds.slope;
  return [
    { name: "cases", holds: enough, measured: [bads, rows - bads] },
    { name: "gain", holds: gain.value >= promotionBounds.gain, measured: [gain.value] },
    { name: "certain", holds: gain.low > 0, measured: [gain.low, gain.high] },
    {
      // A quarter of the cases tells a slope but roughly: it may not speak against the one on all cases left out.
      name: "slope",
      holds: slope >= least && slope <= most && later.high >= least && later.low <= most,
      measured: [slope, later.low, later.high],
    },
    { name: "rounding", holds: roundingCost <= promotionBounds.rounding, measured: [roundingCost] },
  ];
}
