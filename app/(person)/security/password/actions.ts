"use server";

import { redirect } from "next/navigation";
import { changePassword as change } from "@/lib/auth/change-password";
import { PasswordChangeSchema } from "@/lib/auth/schema";
import { actionFor } from "@/lib/forms/action";

export const changePassword = actionFor({ role: "PERSON", fresh: true }, PasswordChangeSchema, async (actor, sent) => {
  await change(actor, sent);
  redirect("/security?notice=account.passwordChanged");
});
