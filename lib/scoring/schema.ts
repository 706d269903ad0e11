import { z } from "zod";

export const FeatureSchema = z.object({
  name: z.string().min(1),
  type: z.enum(["numeric", "categorical"]),
  /** Numbers that are no numbers: "no record", "not asked" … Unlisted ones are looked for as well. */
  special: z
    .array(z.number())
    .nullish()
    .transform((codes) => codes ?? []),
  /** Never an input of a score; kept for the fairness report. */
  protected: z
    .boolean()
    .nullish()
    .transform((is) => is ?? false),
  /** Known only after the decision. */
  leakage: z
    .boolean()
    .nullish()
    .transform((is) => is ?? false),
  /** Where a person has said that the bands of a number end, but the last; they are taken as they are. */
  bands: z
    .array(z.number())
    .min(1)
    .max(20)
    .refine((ends) => ends.every((end, at) => at === 0 || end > ends[at - 1]!), "does not rise")
    .nullish()
    .transform((ends) => ends ?? null),
  /** Which words a person has put together; a word in none of the groups stays by itself. */
  groups: z
    .array(z.array(z.string().min(1)).min(1))
    .min(1)
    .max(40)
    .refine((groups) => new Set(groups.flat()).size === groups.flat().length, "names a word twice")
    .nullish()
    .transform((groups) => groups ?? null),
  /** Which way the risk may go with the value, where only one way makes sense. */
  monotone: z
    .enum(["up", "down", "none"])
    .nullish()
    .transform((way) => way ?? "none"),
});

/** What a table holds. The training knows no more of its columns than this says. */
export const TableSchema = z.object({
  name: z.string().default("table"),
  target: z.string().min(1),
  positive: z.union([z.number(), z.string(), z.boolean()]).transform(String).default("1"),
  features: z
    .array(FeatureSchema)
    .min(1)
    .refine((features) => new Set(features.map(({ name }) => name)).size === features.length, "names a column twice"),
});

export type Feature = z.output<typeof FeatureSchema>;
export type TableDescription = z.output<typeof TableSchema>;
