import { z } from "zod";
import { factField, factFields } from "@/lib/advice/fact-fields";
import { reasonField } from "@/lib/approvals/schema";
import { text, uuid } from "@/lib/forms/fields";

/** A card to be put forward or retired, and why. */
export const ModelChangeSchema = z.object({ modelId: uuid(), reason: reasonField() });
export type ModelChange = z.output<typeof ModelChangeSchema>;

/** Numbers as a person lists them: 3, 6, 12. */
const endsField = () =>
  text({ required: "bands.required", max: 300 })
    .transform((typed) => typed.split(/[\s,;\uff0c\u3001\uff1b]+/).filter(Boolean))
    .pipe(z.array(z.string().regex(/^-?\d+(\.\d+)?$/, "bands.wrong")).max(20, "bands.tooMany"))
    .transform((ends) => ends.map(Number))
    .refine((ends) => ends.every((end, at) => at === 0 || end > ends[at - 1]!), "bands.wrong");

/** Where the bands of a number are to end, on top of those that a card has already, and why. */
export const BandsChangeSchema = z.object({
  modelId: uuid(),
  field: text({ required: "notUnderstood", max: 60 }),
  ends: endsField(),
  reason: reasonField(),
});
export type BandsChange = z.output<typeof BandsChangeSchema>;

/** The groups of one item, as its form sends them: for each word the number of its group. */
const place = z.string().regex(/^\d{1,2}$/, "notUnderstood");
export const placeOf = (word: string) => `word-${word}`;
const words = [...new Set(factFields.flatMap((field) => ("words" in field ? field.words : [])))];

export const WordsFormSchema = z.object({
  modelId: uuid(),
  field: text({ required: "notUnderstood", max: 60 }),
  reason: reasonField(),
  ...Object.fromEntries(words.map((word) => [placeOf(word), place.optional()])),
});

export type WordsChange = { modelId: string; field: string; reason: string; groups: string[][] };

/** The words of the item by the group in which each was put. */
export function wordsChange({ modelId, field: name, reason, ...sent }: z.output<typeof WordsFormSchema>): WordsChange {
  const field = factField(name);
  const known = field && "words" in field ? field.words : [];
  const places = sent as Record<string, string | undefined>;
  const groups = [...Map.groupBy(known, (word) => places[placeOf(word)] ?? word).values()];
  return { modelId, field: name, reason, groups };
}

/** Which item to show the bands of. */
export const BandsFilterSchema = z.object({ field: z.string().max(60).optional().catch(undefined) });

/** Which two cards to compare; "expert" is the expert card. */
export const ComparisonSchema = z.object({
  one: z.union([z.uuid(), z.literal("expert")]).catch("expert"),
  other: z.union([z.uuid(), z.literal("expert")]).catch("expert"),
});
