import { z } from "zod";
import { reasonField } from "@/lib/approvals/schema";
import { uuid } from "@/lib/forms/fields";

/** Which application's advice to replay; without a number the latest. */
export const ReplayQuerySchema = z.object({
  number: z
    .string()
    .trim()
    .max(40)
    .transform((text) => text || undefined)
    .optional()
    .catch(undefined),
});

/** Taking an alarm on, and what is to be done about it. */
export const AlarmTakingSchema = z.object({ alarmId: uuid(), plan: reasonField() });
export type AlarmTaking = z.output<typeof AlarmTakingSchema>;
