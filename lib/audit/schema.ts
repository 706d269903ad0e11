import { z } from "zod";

/** Where a page of the own log begins: `<time>_<id>` of the entry before it. What is not understood is left out. */
export const EntryPageSchema = z.object({
  after: z
    .string()
    .regex(/^\d{1,15}_[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)
    .optional()
    .catch(undefined),
});
export type EntryPage = z.output<typeof EntryPageSchema>;
