import { z } from "zod";

/** What a rule may read of an application: numbers, words, or nothing. */
export type Facts = Readonly<Record<string, number | string | null>>;

export type Condition =
  | { all: Condition[] }
  | { any: Condition[] }
  | { not: Condition }
  | { missing: string }
  | { field: string; is: Comparison; value: number }
  | { field: string; between: [number, number] }
  | { field: string; in: string[] };

export const comparisons = ["<", "<=", ">", ">=", "="] as const;
export type Comparison = (typeof comparisons)[number];

/** A closed tree: nothing in it can be run, so a rule can be shown in words and checked before it counts. */
export const ConditionSchema: z.ZodType<Condition> = z.lazy(() =>
  z.union([
    z.strictObject({ all: z.array(ConditionSchema).min(1) }),
    z.strictObject({ any: z.array(ConditionSchema).min(1) }),
    z.strictObject({ not: ConditionSchema }),
    z.strictObject({ missing: z.string() }),
    z.strictObject({ field: z.string(), is: z.enum(comparisons), value: z.number() }),
    z.strictObject({ field: z.string(), between: z.tuple([z.number(), z.number()]) }),
    z.strictObject({ field: z.string(), in: z.array(z.string()).min(1) }),
  ]),
);

/** A rule refers a case to a person's closer look, or advises against it. It never decides. */
export const RuleSchema = z.strictObject({
  /** The same over all versions. */
  id: z.string().regex(/^[a-z][A-Za-z0-9]{1,39}$/),
  action: z.enum(["refer", "decline"]),
  when: ConditionSchema,
  /** What staff call it, where the catalogue has no name for its id. */
  name: z.string().min(1).max(60).optional(),
});

const share = z.number().min(0).max(1);

/** Below the lower probability a good risk, above the upper one a bad one, between them a person's closer look. */
export const CutOffsSchema = z
  .strictObject({ approve: share, decline: share })
  .refine(({ approve, decline }) => approve <= decline, "the upper bound lies below the lower one");

/** What a bad card costs and what a good one earns in a year, as shares of its limit. */
export const CostsSchema = z.strictObject({ loss: share, margin: share });

const months = z.number().min(0);

export const LimitPolicySchema = z.strictObject({
  /** Months of income by grade; a worse grade never gets more. */
  multiples: z
    .strictObject({ A: months, B: months, C: months, D: months, E: months })
    .refine(({ A, B, C, D, E }) => A >= B && B >= C && C >= D && D >= E, "gives a worse grade more"),
  /** Highest share of income that may go into obligations, with the least payment of the full limit. */
  burdenCap: share,
  leastPayment: z.number().gt(0).max(1),
  /** Months of income that all limits together may reach. */
  exposureMonths: z.number().min(0),
  /** For students, in yuan. */
  cap: z.number().min(0),
  step: z.int().positive(),
});

/** A version of the bank's policy. Where cut-offs, costs or limits are not said, the first ones hold. */
export const RuleSetSchema = z.strictObject({
  version: z.int().positive(),
  rules: z
    .array(RuleSchema)
    .refine((rules) => new Set(rules.map(({ id }) => id)).size === rules.length, "names a rule twice"),
  cutOffs: CutOffsSchema.optional(),
  costs: CostsSchema.optional(),
  limit: LimitPolicySchema.optional(),
});

export type Rule = z.output<typeof RuleSchema>;
export type RuleSet = z.output<typeof RuleSetSchema>;
export type CutOffs = z.output<typeof CutOffsSchema>;
export type Costs = z.output<typeof CostsSchema>;
export type LimitPolicy = z.output<typeof LimitPolicySchema>;
export type FieldKinds = ReadonlyMap<string, "numeric" | "categorical">;

/** An example that a set has to judge as its author says; what is not named is not answered. */
export const ExampleSchema = z.strictObject({
  id: z.string().regex(/^[0-9a-f]{8}$/),
  name: z.string().min(1).max(60),
  facts: z.record(z.string(), z.union([z.number(), z.string()])),
  expected: z.enum(["none", "refer", "decline"]),
});
export type Example = z.output<typeof ExampleSchema>;
export const ExamplesSchema = z.array(ExampleSchema).max(40);
