import { redirect } from "next/navigation";
import { z } from "zod";
import { type Task, taskAfter } from "@/lib/applications/progress";

/** Where a saved page leads: back to checking, out of the form, or, for any other text, on to the next page. */
export const afterSaving = { after: z.string().max(20).catch("").default("") };

export function onward(task: Task, after: string): never {
  if (after === "check") redirect("/apply/check");
  if (after === "later") redirect("/apply?notice=apply.saved");
  redirect(`/apply/${taskAfter(task)}`);
}
