import { z } from "zod";

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
