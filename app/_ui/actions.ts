"use server";

import { redirect } from "next/navigation";
import { chooseLanguage as keepLanguage } from "@/lib/auth/choose-language";
import {
  LanguageSchema,
  MenuSchema,
  rememberLanguage,
  rememberMenu,
  rememberTheme,
  staysOnPage,
  ThemeSchema,
} from "@/lib/auth/preferences";
import { currentActor } from "@/lib/auth/session";
import { actionFor, publicAction } from "@/lib/forms/action";
import { EmptySchema } from "@/lib/forms/schema";

export const chooseLanguage = publicAction(LanguageSchema, async (_visitor, { language, back }) => {
  await rememberLanguage(language);
  const actor = await currentActor();
  if (actor) await keepLanguage(actor, language);
  if (!(await staysOnPage())) redirect(back);
});

export const chooseTheme = publicAction(ThemeSchema, async (_visitor, { theme, back }) => {
  await rememberTheme(theme);
  if (!(await staysOnPage())) redirect(back);
});

/** Asking is a deed: the session goes on. */
export const stay = actionFor("PERSON", EmptySchema, async () => ({}));

export const foldMenu = publicAction(MenuSchema, async (_visitor, { menu, back }) => {
  await rememberMenu(menu);
  if (!(await staysOnPage())) redirect(back);
});
