import { z } from "zod";
import { reasonField } from "@/lib/approvals/schema";
import { uuid } from "@/lib/forms/fields";

/** A card to be put forward or retired, and why. */
export const ModelChangeSchema = z.object({ modelId: uuid(), reason: reasonField() });
export type ModelChange = z.output<typeof ModelChangeSchema>;

/** Which two cards to compare; "expert" is the expert card. */
export const ComparisonSchema = z.object({
  one: z.union([z.uuid(), z.literal("expert")]).catch("expert"),
  other: z.union([z.uuid(), z.literal("expert")]).catch("expert"),
});
