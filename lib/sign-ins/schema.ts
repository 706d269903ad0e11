import { z } from "zod";
import { readDay } from "@/lib/forms/days";
import { Role, SignInOutcome } from "@/lib/generated/prisma/enums";

/** A day, however it was typed. */
const day = z
  .string()
  .max(20)
  .transform((text) => readDay(text) ?? undefined);

/** Filters of the sign-in history as they stand in the URL; what is not understood is left out. */
export const SignInFiltersSchema = z.object({
  outcome: z.enum(SignInOutcome).optional().catch(undefined),
  role: z.enum(Role).optional().catch(undefined),
  from: day.optional().catch(undefined),
  to: day.optional().catch(undefined),
  /** `<time>_<id>` of the row before the page. */
  after: z
    .string()
    .regex(/^\d{1,15}_[0-9a-f-]{36}$/)
    .optional()
    .catch(undefined),
});
export type SignInFilters = z.output<typeof SignInFiltersSchema>;
