import { z } from "zod";
import { readDay } from "@/lib/forms/days";
import { LogOutcome, Role } from "@/lib/generated/prisma/enums";

const after = z
  .string()
  .regex(/^\d{1,15}_\d{1,15}$/)
  .optional()
  .catch(undefined);
/** A day, however it was typed. */
const day = z
  .string()
  .max(20)
  .transform((text) => readDay(text) ?? undefined)
  .optional()
  .catch(undefined);

/** The first word of an action, such as "application": what the lists of deeds are sorted by. */
const group = z
  .string()
  .regex(/^[a-zA-Z]{1,30}$/)
  .optional()
  .catch(undefined);

/** Filters of one's own log: `after` is `<time>_<seq>` of the entry before the page. What is not understood is left out. */
export const EntryPageSchema = z.object({
  after,
  group,
  by: z.enum(["me", "others"]).optional().catch(undefined),
  from: day,
  to: day,
});
export type EntryPage = z.output<typeof EntryPageSchema>;

/** Filters of the whole log as they stand in the address. */
export const LogFiltersSchema = z.object({
  q: z.string().trim().min(1).max(100).optional().catch(undefined),
  group,
  role: z.enum(Role).optional().catch(undefined),
  outcome: z.enum(LogOutcome).optional().catch(undefined),
  from: day,
  to: day,
  after,
});
export type LogFilters = z.output<typeof LogFiltersSchema>;
