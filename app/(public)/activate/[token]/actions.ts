"use server";

import { redirect } from "next/navigation";
import { ActivationSchema } from "@/lib/auth/schema";
import { publicAction } from "@/lib/forms/action";
import { activate as activateAccount } from "@/lib/staff/activate";

export const activate = publicAction(ActivationSchema, async (visitor, activation) => {
  await activateAccount(visitor, activation);
  redirect("/sign-in?notice=account.activated");
});
