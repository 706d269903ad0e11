"use server";

import { redirect } from "next/navigation";
import { confirmEmail as confirm } from "@/lib/auth/confirm-email";
import { ConfirmEmailSchema, RegistrationSchema } from "@/lib/auth/schema";
import { register as registerCustomer } from "@/lib/customers/register";
import { publicAction } from "@/lib/forms/action";
import { evenly } from "@/lib/forms/evenly";

export const register = publicAction(RegistrationSchema, async (visitor, registration) => {
  await evenly(500, () => registerCustomer(visitor, registration));
  redirect("/register/verify");
});

export const confirmEmail = publicAction(ConfirmEmailSchema, async (visitor, link) => {
  await confirm(visitor, link);
  redirect("/sign-in?notice=account.emailConfirmed");
});
