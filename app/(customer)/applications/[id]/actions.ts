"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { answerCorrection } from "@/lib/applications/answer-correction";
import { askSecondLook } from "@/lib/applications/ask-second-look";
import { correctLimit } from "@/lib/applications/correct-limit";
import { reapply } from "@/lib/applications/reapply";
import {
  AnswerSchema,
  LimitCorrectionSchema,
  ReapplySchema,
  SecondLookSchema,
  WithdrawSchema,
} from "@/lib/applications/schema";
import { withdrawApplication } from "@/lib/applications/withdraw";
import { actionFor } from "@/lib/forms/action";

export const withdraw = actionFor("CUSTOMER", WithdrawSchema, async (customer, { applicationId }) => {
  await withdrawApplication(customer, applicationId);
  redirect(`/applications/${applicationId}?notice=application.withdrawn`);
});

export const applyAgain = actionFor("CUSTOMER", ReapplySchema, async (customer, { applicationId }) => {
  await reapply(customer, applicationId);
  redirect("/apply");
});

export const askForSecondLook = actionFor("CUSTOMER", SecondLookSchema, async (customer, asked) => {
  refresh();
  await askSecondLook(customer, asked);
  redirect(`/applications/${asked.applicationId}?notice=application.secondLookAsked`);
});

export const sendAnswer = actionFor("CUSTOMER", AnswerSchema, async (customer, sending) => {
  refresh();
  const { id } = await answerCorrection(customer, sending);
  redirect(`/applications/${id}?notice=application.answered`);
});

export const saveLimit = actionFor("CUSTOMER", LimitCorrectionSchema, async (customer, correction) => {
  refresh();
  await correctLimit(customer, correction);
  redirect(`/applications/${correction.applicationId}/correction?notice=application.saved`);
});
