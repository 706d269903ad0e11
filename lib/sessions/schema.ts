import { z } from "zod";
import { uuid } from "@/lib/forms/fields";

/** One's own session, to end it. */
export const OneSessionSchema = z.object({ id: uuid() });

/** Somebody's session, which an administrator ends. */
export const SessionDeedSchema = z.object({ sessionId: uuid() });
