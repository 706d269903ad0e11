"use server";

import { redirect } from "next/navigation";
import { forgotPassword as mailLink } from "@/lib/auth/forgot-password";
import { ForgottenSchema } from "@/lib/auth/schema";
import { publicAction } from "@/lib/forms/action";

export const forgotPassword = publicAction(ForgottenSchema, async (visitor, forgotten) => {
  await mailLink(visitor, forgotten);
  redirect("/forgot-password/sent");
});
