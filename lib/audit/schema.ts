import { z } from "zod";

/** Where a page of the own log begins: `<time>_<seq>` of the entry before it. What is not understood is left out. */
export const EntryPageSchema = z.object({
  after: z
    .string()
    .regex(/^\d{1,15}_\d{1,15}$/)
    .optional()
    .catch(undefined),
});
export type EntryPage = z.output<typeof EntryPageSchema>;
