"use server";

import { redirect } from "next/navigation";
import { chooseLanguage } from "@/lib/auth/choose-language";
import { ReadingSchema, rememberLanguage, rememberMenu, rememberTheme } from "@/lib/auth/preferences";
import { currentActor } from "@/lib/auth/session";
import { actionFor, publicAction } from "@/lib/forms/action";
import { isScripted } from "@/lib/forms/asked";
import { EmptySchema } from "@/lib/forms/schema";

/** Language, colours, width of the menu: whichever button was pressed says one of them. */
export const chooseReading = publicAction(ReadingSchema, async (_visitor, { language, theme, menu, back }) => {
  if (theme) await rememberTheme(theme);
  if (menu) await rememberMenu(menu);
  if (language) {
    await rememberLanguage(language);
    const actor = await currentActor();
    if (actor) await chooseLanguage(actor, language);
  }
  if (!(await isScripted())) redirect(back);
});

/** Asking is a deed: the session goes on. */
export const stay = actionFor("PERSON", EmptySchema, async () => ({}));
