import type { GradeCame } from "@/lib/monitoring/cards";
import type { JudgedGroup } from "@/lib/monitoring/rules";
import { leastRatio } from "@/lib/monitoring/rules";
import type { Month } from "@/lib/monitoring/volumes";
import type { Drift } from "@/lib/scoring/drift";

/** "watch": look into it; "act": what the card says may be wrong now. */
export type AlarmLevel = "watch" | "act";
export type AlarmKind = "drift" | "calibration" | "overrides" | "replay" | "fairness";

export type Found = {
  kind: AlarmKind;
  /** The answer, grade or group it is about. */
  subject: string;
  level: AlarmLevel;
  measured: number;
  bound: number;
};

/** From these on somebody has to act rather than look. */
export const actFrom = { psi: 0.25, badRate: 1.5, overrides: 0.4 };

const watchOverrides = 0.2;
/** Fewer firm advices, or cards of a grade, say nothing. */
export const least = { firm: 50, rows: 50 };

export const driftAlarms = (drifts: readonly Drift[]): Found[] =>
  drifts
    .filter(({ alarm }) => alarm)
    .map(({ field, psi, limit }) => ({
      kind: "drift",
      subject: field,
      level: psi >= actFrom.psi ? "act" : "watch",
      measured: psi,
      bound: limit,
    }));

type Grade = GradeCame & { came: number; low: number; high: number };

/** What a grade said lies outside of where chance lets it lie. More bads than said weigh more than fewer. */
export const calibrationAlarms = (grades: readonly Grade[], card: string): Found[] =>
  grades
    .filter(({ cardHash: of, rows }) => of === card && rows >= least.rows)
    .filter(({ said, low, high }) => said < low || said > high)
    .map(({ grade, said, came, low }) => ({
      kind: "calibration",
      subject: grade,
      level: said < low && came >= actFrom.badRate * said ? "act" : "watch",
      measured: came,
      bound: said,
    }));

/** How often people decide against a firm advice, over the last whole months. */
export function overrideAlarms(months: readonly Month[]): Found[] {
  const last = months.slice(-4, -1);
  const firm = last.reduce((sum, month) => sum + month.firm, 0);
  const share = last.reduce((sum, month) => sum + month.against, 0) / Math.max(1, firm);
  if (firm < least.firm || share < watchOverrides) return [];
  const level = share >= actFrom.overrides ? "act" : "watch";
  return [{ kind: "overrides", subject: "all", level, measured: share, bound: watchOverrides }];
}

/** Past advice that cannot be made again as it was. */
export const replayAlarms = (differing: number): Found[] =>
  differing > 0 ? [{ kind: "replay", subject: "all", level: "act", measured: differing, bound: 0 }] : [];

export const fairnessAlarms = (groups: readonly JudgedGroup[]): Found[] =>
  groups
    .filter(({ flagged }) => flagged)
    .map(({ group, ratio }) => ({
      kind: "fairness",
      subject: group,
      level: "watch",
      measured: ratio!,
      bound: leastRatio,
    }));
