import { z } from "zod";
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

/** Which number to show the bands of. */
export const BandsFilterSchema = z.object({ field: z.string().max(60).optional().catch(undefined) });

/** Which two cards to compare; "expert" is the expert card. */
export const ComparisonSchema = z.object({
  one: z.union([z.uuid(), z.literal("expert")]).catch("expert"),
  other: z.union([z.uuid(), z.literal("expert")]).catch("expert"),
});
