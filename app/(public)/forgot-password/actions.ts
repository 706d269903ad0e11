"use server";

import { redirect } from "next/navigation";
import { forgotPassword as mailLink } from "@/lib/auth/forgot-password";
import { ForgottenSchema } from "@/lib/auth/schema";
import { publicAction } from "@/lib/forms/action";
import { evenly } from "@/lib/forms/evenly";

export const forgotPassword = publicAction(ForgottenSchema, async (visitor, forgotten) => {
  await evenly(250, () => mailLink(visitor, forgotten));
  redirect("/forgot-password/sent");
});
