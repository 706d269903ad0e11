import type { z } from "zod";
import type { Role } from "@/lib/auth/actor";
import type { Right } from "@/lib/auth/rights";

/** PERSON: everybody who is wholly signed in. */
export type Gate = { role: Role | "PERSON"; right?: Right; fresh?: true };

/** What an action says of itself. */
export type Declared = { gate: Gate | "PUBLIC"; schema: z.ZodObject };

/** Stands in for lib/forms/action while the actions' files are read: each export becomes what it declares. */
export const actionFor = (gate: Gate["role"] | Gate, schema: z.ZodObject): Declared => ({
  gate: typeof gate === "string" ? { role: gate } : gate,
  schema,
});

export const publicAction = (schema: z.ZodObject): Declared => ({ gate: "PUBLIC", schema });
