import { z } from "zod";
import { countedTo } from "@/lib/forms/counted";
import { readDay } from "@/lib/forms/days";
import { Role, SignInOutcome } from "@/lib/generated/prisma/enums";

/** A day, however it was typed. */
const day = z
  .string()
  .max(20)
  .transform((text) => readDay(text) ?? undefined);

const place = z
  .string()
  .regex(/^\d{1,15}_[0-9a-f-]{36}$/)
  .optional()
  .catch(undefined);

/** Filters of the sign-in history as they stand in the URL; what is not understood is left out. */
export const SignInFiltersSchema = z.object({
  outcome: z.enum(SignInOutcome).optional().catch(undefined),
  role: z.enum(Role).optional().catch(undefined),
  from: day.optional().catch(undefined),
  to: day.optional().catch(undefined),
  /** `<time>_<id>` of the row before the page, or behind it. */
  after: place,
  before: place,
  end: z.literal("yes").optional().catch(undefined),
  page: z.coerce.number().int().min(1).max(countedTo).optional().catch(undefined),
  size: z.coerce
    .number()
    .pipe(z.union([z.literal(20), z.literal(50), z.literal(100)]))
    .optional()
    .catch(undefined),
});
export type SignInFilters = z.output<typeof SignInFiltersSchema>;

export const signInPageSizes = [20, 50, 100] as const;

/** The same history from its newest entry. */
export const fromNewest = ({ after: _after, before: _before, end: _end, page: _page, ...filters }: SignInFilters) =>
  filters as SignInFilters;
