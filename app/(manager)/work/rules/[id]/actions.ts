"use server";

import { redirect } from "next/navigation";
import { proposedNotice } from "@/lib/approvals/rules";
import { actionFor } from "@/lib/forms/action";
import { showAsItIs } from "@/lib/forms/show-as-it-is";
import { askForBackTest } from "@/lib/policy/ask-back-test";
import { discardDraft } from "@/lib/policy/discard-draft";
import {
  BackTestSchema,
  DraftDeedSchema,
  ExampleFormSchema,
  MeasuresFormSchema,
  PutForwardSchema,
  RemovedExampleSchema,
  RemovedRuleSchema,
  RuleFormSchema,
  ShadowSchema,
  savedRule,
} from "@/lib/policy/forms";
import { putForward } from "@/lib/policy/put-forward";
import { removeExample, saveExample } from "@/lib/policy/save-example";
import { saveMeasures } from "@/lib/policy/save-measures";
import { removeRule, saveRule } from "@/lib/policy/save-rule";
import { endShadow, startShadow } from "@/lib/policy/shadow";

const to = (id: string, notice: string) => `/work/rules/${id}?notice=${notice}`;

export const save = actionFor({ role: "MANAGER", right: "models.manage" }, RuleFormSchema, async (manager, sent) => {
  const { rule } = await saveRule(manager, savedRule(sent)).catch(showAsItIs);
  if (sent.go === "add" && sent.add) redirect(`/work/rules/${sent.ruleSetId}/rule?rule=${rule}&add=${sent.add}`);
  redirect(to(sent.ruleSetId, "rules.saved"));
});

export const remove = actionFor(
  { role: "MANAGER", right: "models.manage" },
  RemovedRuleSchema,
  async (manager, sent) => {
    await removeRule(manager, sent).catch(showAsItIs);
    redirect(to(sent.ruleSetId, "rules.removed"));
  },
);

export const saveCase = actionFor(
  { role: "MANAGER", right: "models.manage" },
  ExampleFormSchema,
  async (manager, sent) => {
    await saveExample(manager, sent).catch(showAsItIs);
    redirect(to(sent.ruleSetId, "rules.exampleSaved"));
  },
);

export const removeCase = actionFor(
  { role: "MANAGER", right: "models.manage" },
  RemovedExampleSchema,
  async (manager, sent) => {
    await removeExample(manager, sent).catch(showAsItIs);
    redirect(to(sent.ruleSetId, "rules.exampleRemoved"));
  },
);

export const saveBounds = actionFor(
  { role: "MANAGER", right: "models.manage" },
  MeasuresFormSchema,
  async (manager, sent) => {
    await saveMeasures(manager, sent).catch(showAsItIs);
    redirect(`/work/rules/${sent.ruleSetId}/measures?notice=rules.saved`);
  },
);

export const tryOut = actionFor({ role: "MANAGER", right: "models.manage" }, BackTestSchema, async (manager, asked) => {
  await askForBackTest(manager, asked);
  redirect(`/work/rules/${asked.ruleSetId}/trials`);
});

export const runInShadow = actionFor(
  { role: "MANAGER", right: "models.manage" },
  ShadowSchema,
  async (manager, sent) => {
    await startShadow(manager, sent).catch(showAsItIs);
    redirect(`/work/rules/${sent.ruleSetId}/trials?notice=rules.shadowStarted`);
  },
);

export const stopShadow = actionFor(
  { role: "MANAGER", right: "models.manage" },
  DraftDeedSchema,
  async (manager, sent) => {
    await endShadow(manager, sent).catch(showAsItIs);
    redirect(`/work/rules/${sent.ruleSetId}/trials?notice=rules.shadowEnded`);
  },
);

export const propose = actionFor(
  { role: "MANAGER", right: "models.publish", fresh: true },
  PutForwardSchema,
  async (manager, sent) => {
    const proposed = await putForward(manager, sent).catch(showAsItIs);
    redirect(to(sent.ruleSetId, proposedNotice(proposed)));
  },
);

export const discard = actionFor(
  { role: "MANAGER", right: "models.manage" },
  DraftDeedSchema,
  async (manager, sent) => {
    await discardDraft(manager, sent).catch(showAsItIs);
    redirect("/work/rules?notice=rules.discarded");
  },
);
