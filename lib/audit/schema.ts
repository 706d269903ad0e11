import { z } from "zod";
import { reasonField } from "@/lib/approvals/schema";
import { logClasses } from "@/lib/audit/rules";
import { identity } from "@/lib/backups/schema";
import { readDay } from "@/lib/forms/days";
import { choice, count, day as dayField, optional, uuid } from "@/lib/forms/fields";
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

export const logPageSizes = [20, 50, 100] as const;
const pageSize = z.coerce
  .number()
  .pipe(z.union([z.literal(20), z.literal(50), z.literal(100)]))
  .optional()
  .catch(undefined);

/** Filters of the whole log as they stand in the address. */
export const LogFiltersSchema = z.object({
  q: z.string().trim().min(1).max(100).optional().catch(undefined),
  group,
  role: z.enum(Role).optional().catch(undefined),
  outcome: z.enum(LogOutcome).optional().catch(undefined),
  from: day,
  to: day,
  after,
  before: after,
  end: z.literal("yes").optional().catch(undefined),
  size: pageSize,
});
export type LogFilters = z.output<typeof LogFiltersSchema>;

/** The same log from its newest entry. */
export const fromNewestEntry = ({ after: _after, before: _before, end: _end, ...filters }: LogFilters): LogFilters =>
  filters;

export const ArchiveRangeSchema = z.object({
  from: dayField({ required: "logRange.required", notAfterToday: "logRange.future" }),
  to: dayField({ required: "logRange.required", notAfterToday: "logRange.future" }),
});
export type ArchiveRange = z.output<typeof ArchiveRangeSchema>;

export const OpenArchiveSchema = z.object({ archiveId: uuid(), identity });
export type OpenArchive = z.output<typeof OpenArchiveSchema>;

const classes = z.array(z.enum(logClasses, "page.outdated"), "logClasses.required").min(1, "logClasses.required");

export const DeletionRequestSchema = z.object({ archiveId: uuid(), classes, reason: reasonField() });
export type DeletionRequest = z.output<typeof DeletionRequestSchema>;

export const FloorSchema = z.object({
  class: choice(logClasses, "notUnderstood"),
  months: count(1, 1_200, { required: "floor.required", wrong: "floor.wrong" }),
  reason: optional(reasonField()),
});
export type FloorChange = z.output<typeof FloorSchema>;
