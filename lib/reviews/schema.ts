import { z } from "zod";
import { DecisionSchema } from "@/lib/applications/schema";
import { version } from "@/lib/forms/fields";

/**
 * What the review page sends. `profileVersion`: the profile as the page showed it. `seen`: the letter to the customer
 * as it was shown before signing (`letterOf`); a choice changed after that is shown again first.
 */
export const JudgementSchema = DecisionSchema.safeExtend({
  profileVersion: version(),
  seen: z.string().max(400).optional(),
});

export type Judgement = Omit<z.output<typeof JudgementSchema>, "seen">;
