import refusals from "@/lib/messages/en/refusals.json" with { type: "json" };
import type { Refusal } from "@/lib/refusal";

/** What the person at the terminal reads of a refusal. */
export function refusalWords({ code, values }: Refusal): string {
  const words = code.split(".").reduce<unknown>((part, name) => (part as Record<string, unknown>)?.[name], refusals);
  return typeof words === "string" ? words.replace(/\{(\w+)[^}]*\}/g, (_, name) => String(values[name])) : code;
}
