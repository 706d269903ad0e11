"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { actionFor } from "@/lib/forms/action";
import { decide } from "@/lib/reviews/decide";
import { JudgementSchema } from "@/lib/reviews/schema";

export const giveBack = actionFor(
  { role: "MANAGER", right: "applications.review" },
  JudgementSchema,
  async (manager, judgement) => {
    await decide(manager, judgement).catch((error) => {
      refresh();
      throw error;
    });
    redirect(`/work/applications/${judgement.applicationId}?notice=review.returned`);
  },
);
