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

const comparisons = ["<", "<=", ">", ">=", "="] as const;
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
  id: z.string().regex(/^[a-z][A-Za-z0-9]{1,39}$/),
  action: z.enum(["refer", "decline"]),
  when: ConditionSchema,
});

export const RuleSetSchema = z.strictObject({
  version: z.int().positive(),
  rules: z
    .array(RuleSchema)
    .refine((rules) => new Set(rules.map(({ id }) => id)).size === rules.length, "names a rule twice"),
});

export type Rule = z.output<typeof RuleSchema>;
export type RuleSet = z.output<typeof RuleSetSchema>;
export type FieldKinds = ReadonlyMap<string, "numeric" | "categorical">;
