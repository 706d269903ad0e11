import { z } from "zod";
import { choice, count, text, uuid, version } from "@/lib/forms/fields";
import { secret } from "@/lib/forms/schema";

/** The secret half of a reader's key; it is never echoed. */
export const identity = secret(
  z
    .string("backupKey.required")
    .trim()
    .min(1, { error: "backupKey.required", abort: true })
    .regex(/^AGE-SECRET-KEY-1[0-9A-Z]{40,80}$/, "backupKey.wrong"),
);

export const ProveSchema = z.object({ backupId: uuid(), kind: choice(["CHECK", "DRILL"], "notUnderstood"), identity });
export const RestoreSchema = z.object({ backupId: uuid(), proposalId: uuid(), identity });

export const ProposeRestoreSchema = z.object({
  backupId: uuid(),
  reason: text({ required: "backupReason.required", max: 300, tooLong: "text.tooLong" }),
});

const many = (least: number, most: number) =>
  count(least, most, { required: "keeping.required", wrong: "keeping.wrong" });

export const PolicySchema = z.object({
  hour: z.enum(["never", ...Array.from({ length: 24 }, (_, hour) => String(hour))], "keeping.hour"),
  daily: many(1, 60),
  weekly: many(0, 60),
  monthly: many(0, 120),
  version: version(),
});

export type Prove = z.output<typeof ProveSchema>;
export type Restore = z.output<typeof RestoreSchema>;
export type ProposeRestore = z.output<typeof ProposeRestoreSchema>;
export type Policy = z.output<typeof PolicySchema>;
