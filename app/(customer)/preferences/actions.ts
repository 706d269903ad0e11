"use server";

import { redirect } from "next/navigation";
import { chooseLanguage } from "@/lib/auth/choose-language";
import { forgetTheme, PreferencesSchema, rememberLanguage, rememberTheme } from "@/lib/auth/preferences";
import { actionFor } from "@/lib/forms/action";

export const savePreferences = actionFor("CUSTOMER", PreferencesSchema, async (customer, { language, theme }) => {
  await chooseLanguage(customer, language);
  await rememberLanguage(language);
  await (theme === "system" ? forgetTheme() : rememberTheme(theme));
  redirect("/preferences?notice=account.preferencesSaved");
});
