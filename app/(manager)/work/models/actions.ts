"use server";

import { redirect } from "next/navigation";
import { proposedNotice } from "@/lib/approvals/rules";
import { actionFor } from "@/lib/forms/action";
import { EmptySchema } from "@/lib/forms/schema";
import { askToRetire, putForward } from "@/lib/models/put-forward";
import { BandsChangeSchema, ModelChangeSchema, WordsFormSchema, wordsChange } from "@/lib/models/schema";
import { groupWords, setBands } from "@/lib/models/set-bands";
import { suspendModel } from "@/lib/models/suspend";
import { askForTraining } from "@/lib/models/train";

export const startTraining = actionFor({ role: "MANAGER", right: "models.manage" }, EmptySchema, async (manager) => {
  await askForTraining(manager);
  redirect("/work/models?notice=model.trainingAsked");
});

export const learnWithBands = actionFor(
  { role: "MANAGER", right: "models.manage" },
  BandsChangeSchema,
  async (manager, change) => {
    await setBands(manager, change);
    redirect("/work/models?notice=model.trainingAsked");
  },
);

export const learnWithWords = actionFor(
  { role: "MANAGER", right: "models.manage" },
  WordsFormSchema,
  async (manager, sent) => {
    await groupWords(manager, wordsChange(sent));
    redirect("/work/models?notice=model.trainingAsked");
  },
);

export const proposePublishing = actionFor(
  { role: "MANAGER", right: "models.publish", fresh: true },
  ModelChangeSchema,
  async (manager, change) => {
    const notice = proposedNotice(await putForward(manager, change));
    redirect(`/work/models/${change.modelId}?notice=${notice}`);
  },
);

export const proposeRetiring = actionFor(
  { role: "MANAGER", right: "models.publish", fresh: true },
  ModelChangeSchema,
  async (manager, change) => {
    const notice = proposedNotice(await askToRetire(manager, change));
    redirect(`/work/models/${change.modelId}?notice=${notice}`);
  },
);

export const suspend = actionFor(
  { role: "MANAGER", right: "models.manage", fresh: true },
  ModelChangeSchema,
  async (manager, change) => {
    await suspendModel(manager, change);
    redirect(`/work/models/${change.modelId}?notice=model.suspended`);
  },
);
