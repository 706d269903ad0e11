"use server";

import { redirect } from "next/navigation";
import { resetPassword as setNew } from "@/lib/auth/reset-password";
import { NewPasswordSchema } from "@/lib/auth/schema";
import { publicAction } from "@/lib/forms/action";

export const resetPassword = publicAction(NewPasswordSchema, async (visitor, reset) => {
  await setNew(visitor, reset);
  redirect("/sign-in?notice=account.passwordReset");
});
