import type { z } from "zod";
import { DecisionSchema } from "@/lib/applications/schema";
import { version } from "@/lib/forms/fields";

/** A first judgement, made from a page that showed this version of the profile. */
export const JudgementSchema = DecisionSchema.safeExtend({ profileVersion: version() });

export type Judgement = z.output<typeof JudgementSchema>;
