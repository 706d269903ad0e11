"use server";

import { redirect } from "next/navigation";
import { actionFor } from "@/lib/forms/action";
import { DraftStartSchema } from "@/lib/policy/forms";
import { startDraft } from "@/lib/policy/start-draft";

export const draft = actionFor(
  { role: "MANAGER", right: "models.manage" },
  DraftStartSchema,
  async (manager, start) => {
    const { id } = await startDraft(manager, start);
    redirect(`/work/rules/${id}?notice=rules.drafted`);
  },
);
