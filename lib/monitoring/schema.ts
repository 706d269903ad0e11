import { z } from "zod";
import { lines, uuid } from "@/lib/forms/fields";

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

const plan = lines({
  required: "plan.required",
  min: 5,
  tooShort: "grounds.tooShort",
  max: 500,
  tooLong: "grounds.tooLong",
});

/** Taking an alarm on, and what is to be done about it. */
export const AlarmTakingSchema = z.object({ alarmId: uuid(), plan });
export type AlarmTaking = z.output<typeof AlarmTakingSchema>;
