"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { SecondSignatureSchema } from "@/lib/applications/schema";
import { actionFor } from "@/lib/forms/action";
import { showAsItIs } from "@/lib/forms/show-as-it-is";
import { countersign } from "@/lib/reviews/countersign";
import { decide } from "@/lib/reviews/decide";
import { noticeOf } from "@/lib/reviews/rules";
import { JudgementSchema } from "@/lib/reviews/schema";

export const judge = actionFor(
  { role: "MANAGER", right: "applications.review" },
  JudgementSchema,
  async (manager, judgement) => {
    const status = await decide(manager, judgement).catch(showAsItIs);
    refresh();
    redirect(`/work/applications/${judgement.applicationId}?notice=${noticeOf(status)}`);
  },
);

export const giveSecondSignature = actionFor(
  { role: "MANAGER", right: "applications.approve" },
  SecondSignatureSchema,
  async (manager, signature) => {
    const status = await countersign(manager, signature).catch(showAsItIs);
    refresh();
    redirect(`/work/applications/${signature.applicationId}?notice=${noticeOf(status)}`);
  },
);
