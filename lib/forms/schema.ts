import { z } from "zod";

/** Marks a field whose text must never be sent back to the browser. */
export const secret = <T extends z.ZodType>(field: T): T => field.meta({ secret: true }) as T;

export const isSecret = (field: unknown) => (field as z.ZodType).meta()?.secret === true;

/** A form that only has a button. */
export const EmptySchema = z.object({});
