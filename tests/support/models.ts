import { expertCard } from "@/lib/advice/expert-card";
import type { Manager } from "@/lib/auth/actor";
import { db } from "@/lib/db";
import type { CardReport } from "@/lib/models/learn";
import { hashOf } from "@/lib/scoring/build";
import { aManager, next } from "@/tests/support/make";

export const aRiskLead = (changes: Partial<Manager> = {}) => aManager({ template: "riskLead", ...changes });

const auc = (value: number) => ({ value, low: value - 0.03, high: value + 0.03 });
const figures = { ks: 0.4, brier: 0.09, calibrationError: 0.015, meanPd: 0.1 };
const proven = { ...figures, slope: { value: 1.1, low: 0.9, high: 1.3 } };

/** What a training says that went well; `changes` make it worse. */
export const aReport = (changes: Partial<CardReport> = {}): CardReport => ({
  table: "applications",
  rows: 3_000,
  bads: 300,
  unknown: 0,
  duplicates: 2,
  stage: "offered",
  chosen: "scorecard",
  methods: { scorecard: { auc: 0.76, ...figures, slope: 1.02, notes: {} } },
  fields: [],
  derived: [],
  pairs: [],
  leakage: [],
  calibration: { intercept: 0, slope: 1 },
  roundingCost: 0.0002,
  proof: {
    from: "2025-08-01T00:00:00.000Z",
    earlier: { rows: 2_250, bads: 225 },
    later: { rows: 750, bads: 75 },
    card: { auc: auc(0.76), ...proven },
    expert: { auc: auc(0.7), ...proven },
    gain: { value: 0.06, low: 0.02, high: 0.1 },
    classes: Array.from({ length: 10 }, (_, at) => ({ rows: 75, bads: at * 2, meanPd: 0.01 + at * 0.025 })),
  },
  proxies: [{ of: "elder", auc: 0.81, strongest: { field: "employmentKind", auc: 0.7 } }],
  leftOut: { noOutcome: 12, young: 400, between: 150 },
  outcome: { months: 12, bad: 90, good: 30 },
  window: { from: "2024-12-01T00:00:00.000Z", to: "2025-11-01T00:00:00.000Z" },
  hashes: { snapshot: "1".repeat(64), code: "2".repeat(64) },
  ...changes,
});

type Status = "SHADOW" | "OFFERED" | "PUBLISHED" | "RETIRED";

/** A kept card that says other points than the expert card. */
export async function aModel(status: Status = "OFFERED", changes: Partial<CardReport> = {}) {
  const { hash: _, ...card } = expertCard;
  const distribution = [
    { from: 500, goods: 40, bads: 12 },
    { from: 560, goods: 90, bads: 4 },
  ];
  const other = { ...card, method: "scorecard" as const, name: `card ${next()}`, basePoints: 500, distribution };
  const artifact = { ...other, hash: hashOf(other) };
  const plain = (value: object) => JSON.parse(JSON.stringify(value));
  const publishedAt = status === "PUBLISHED" ? new Date() : null;
  const { id } = await db.scoringModel.create({
    data: { hash: artifact.hash, status, publishedAt, artifact: plain(artifact), report: plain(aReport(changes)) },
    select: { id: true },
  });
  return { id, hash: artifact.hash };
}
