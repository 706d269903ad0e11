import type { FeatureName } from "@/lib/advice/features";
import type { Artifact, Input, NumberTerm, Term, WordTerm } from "@/lib/scoring/artifact";
import { firstScores, hashOf } from "@/lib/scoring/build";

type Numbers = { bands: [number | null, number][]; missing: number; reference: number };
type Words = { words: Record<string, number>; missing: number; reference: string };

/**
 * What experience says before there are outcomes to learn from: the same table of points as a trained card. A score
 * of 540 is about the bank's average applicant, one in eleven.
 */
const experience: [FeatureName, Numbers | Words][] = [
  [
    "debtToIncome",
    {
      bands: [
        [0.2, 18],
        [0.35, 8],
        [0.5, -6],
        [0.7, -24],
        [null, -45],
      ],
      missing: 0,
      reference: 0.3,
    },
  ],
  [
    "balanceToLimit",
    {
      bands: [
        [0.2, 16],
        [0.4, 5],
        [0.6, -10],
        [0.8, -25],
        [null, -40],
      ],
      missing: 6,
      reference: 0.3,
    },
  ],
  [
    "limitToIncome",
    {
      bands: [
        [1, 14],
        [2, 6],
        [4, -4],
        [6, -14],
        [null, -22],
      ],
      missing: 0,
      reference: 2,
    },
  ],
  [
    "jobMonths",
    {
      bands: [
        [5, -30],
        [11, -16],
        [35, 2],
        [null, 10],
      ],
      missing: 0,
      reference: 24,
    },
  ],
  [
    "recentApplications",
    {
      bands: [
        [0, 6],
        [1, -8],
        [2, -24],
        [null, -40],
      ],
      missing: 0,
      reference: 0,
    },
  ],
  [
    "cardsElsewhere",
    {
      bands: [
        [0, -8],
        [4, 4],
        [null, -16],
      ],
      missing: 0,
      reference: 2,
    },
  ],
  [
    "livingMonths",
    {
      bands: [
        [11, -4],
        [35, 0],
        [null, 4],
      ],
      missing: 0,
      reference: 36,
    },
  ],
  [
    "disposableIncome",
    {
      bands: [
        [1_000, -12],
        [3_000, -4],
        [8_000, 2],
        [null, 6],
      ],
      missing: 0,
      reference: 6_000,
    },
  ],
  [
    "employmentKind",
    {
      words: {
        CIVIL_SERVANT: 30,
        EMPLOYED: 6,
        RETIRED: 10,
        SELF_EMPLOYED: -16,
        FREELANCE: -24,
        STUDENT: -12,
        NOT_WORKING: -42,
      },
      missing: 0,
      reference: "EMPLOYED",
    },
  ],
  [
    "housingKind",
    { words: { OWNED: 14, MORTGAGED: 2, FAMILY: 0, EMPLOYER: 0, RENTED: -10 }, missing: 0, reference: "FAMILY" },
  ],
];

const met = (points: number) => ({ points, rows: 0, bads: 0 });

const termOf = ([field, card]: (typeof experience)[number]): Term =>
  "bands" in card
    ? ({
        kind: "numeric",
        field,
        derivation: null,
        bands: card.bands.map(([upTo, points]) => ({ upTo, ...met(points) })),
        specials: [],
        missing: met(card.missing),
      } satisfies NumberTerm)
    : ({
        kind: "categorical",
        field,
        bands: Object.entries(card.words).map(([word, points]) => ({ words: [word], ...met(points) })),
        other: met(0),
        missing: met(card.missing),
      } satisfies WordTerm);

const inputOf = ([name, card]: (typeof experience)[number]): Input => ({
  name,
  type: "bands" in card ? "numeric" : "categorical",
  reference: card.reference,
  specials: [],
  range: null,
});

const scale = { anchor: 600, odds: 30, pointsToDouble: 40, least: 300, most: 850 };

const card: Omit<Artifact, "hash"> = {
  version: 1,
  name: "applications",
  method: "expert",
  inputs: experience.map(inputOf),
  scale,
  basePoints: 540,
  terms: experience.map(termOf),
  pairs: [],
  grades: firstScores(scale),
  distribution: [],
  watched: [],
  training: { rows: 0, bads: 0, seed: 0, calibration: { intercept: 0, slope: 1 } },
};

export const expertCard: Artifact = { ...card, hash: hashOf(card) };
