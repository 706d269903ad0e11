import type { Costs } from "@/lib/policy/schema";
import type { Trial } from "@/lib/policy/trial";

/** What follows where all below a probability are approved: shares of all applications, and of those approved. */
export type Point = {
  /** The probability, a whole percent. */
  below: number;
  approved: number;
  expectedBad: number;
  /** Of those whose outcome is known; null where none is. */
  observedBad: number | null;
  known: number;
  /** For each 10,000 yuan of limit asked for, in yuan, over all applications. */
  result: number;
};

/** The curve that cut-offs are chosen from, a point for each percent that somebody's probability has. */
export function curveOf({ risk, applications }: Pick<Trial, "risk" | "applications">, costs: Costs): Point[] {
  const sum = { count: 0, expected: 0, bads: 0, known: 0 };
  return risk.map(({ from, count, expected, bads, known }) => {
    sum.count += count;
    sum.expected += expected;
    sum.bads += bads;
    sum.known += known;
    const earned = (sum.count - sum.expected) * costs.margin - sum.expected * costs.loss;
    return {
      below: from + 1,
      approved: sum.count / applications,
      expectedBad: sum.expected / sum.count,
      observedBad: sum.known > 0 ? sum.bads / sum.known : null,
      known: sum.known,
      result: Math.round((earned / applications) * 10_000),
    };
  });
}

/** The probability at which a card costs what it earns. */
export const breakEven = ({ margin, loss }: Costs): number => (margin + loss > 0 ? margin / (margin + loss) : 0);
