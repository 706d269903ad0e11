import { z } from "zod";
import { isSecret } from "@/lib/forms/schema";
import type { FormState } from "@/lib/forms/state";

type Values = FormState["values"];

/** Longest text that a refused form gets back; what is longer was not typed by a person. */
const longestEcho = 4_000;

/** The schema's own fields of a sent form. Names sent twice become a list where the schema has one, else the last counts. */
export function readForm(schema: z.ZodObject, form: FormData): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(schema.shape).flatMap(([name, field]): [string, unknown][] => {
      const sent = form.getAll(name);
      if (isMany(field)) return [[name, sent.filter((value) => typeof value === "string")]];
      return sent.length === 0 ? [] : [[name, sent.at(-1)]];
    }),
  );
}

/** The answers to show again: only fields of the schema, none that is secret, no files. */
export function echo(schema: z.ZodObject, form: FormData): Values {
  const shown = Object.entries(schema.shape).filter(([, field]) => !isSecret(field));
  return Object.fromEntries(
    shown.map(([name, field]): [string, string | string[]] => {
      const texts = form.getAll(name).filter((value) => typeof value === "string");
      const cut = texts.map((text) => text.slice(0, longestEcho));
      return [name, isMany(field) ? cut : (cut.at(-1) ?? "")];
    }),
  );
}

/** The first fault of each field, as its code; what belongs to no field is the form's. */
export function firstFaults(error: z.ZodError): Record<string, string> {
  const faults: Record<string, string> = {};
  for (const issue of error.issues) {
    const name = String(issue.path[0] ?? "form");
    faults[name] ??= issue.message;
  }
  return faults;
}

function isMany(field: unknown): boolean {
  let inner = field as z.ZodType;
  for (;;) {
    if (inner instanceof z.ZodArray) return true;
    if (inner instanceof z.ZodPipe) inner = inner.in as z.ZodType;
    else if (inner instanceof z.ZodOptional || inner instanceof z.ZodDefault) inner = inner.unwrap() as z.ZodType;
    else return false;
  }
}
