import { z } from "zod";
import { overrideReasons } from "@/lib/advice/override-reasons";
import { DecisionSchema } from "@/lib/applications/schema";
import { fault, version } from "@/lib/forms/fields";

/** A first judgement, made from a page that showed this version of the profile and this advice. */
export const JudgementSchema = DecisionSchema.safeExtend({
  profileVersion: version(),
  adviceMark: z
    .string()
    .regex(/^[0-9a-f]{64}$/, "notUnderstood")
    .optional(),
  /** The reasons in the letter that a page without script showed; with script there is none to show. */
  letter: z.string("notUnderstood").max(300, "notUnderstood").optional(),
  overrideReason: z.enum(["", ...overrideReasons], "notUnderstood").optional(),
}).refine(
  ({ outcome, adviceMark }) => outcome === "RETURN" || adviceMark !== undefined,
  fault("adviceMark", "notUnderstood", "outcome"),
);

export type Judgement = z.output<typeof JudgementSchema>;
