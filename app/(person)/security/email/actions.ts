"use server";

import { redirect } from "next/navigation";
import { askForEmail as ask } from "@/lib/contacts/ask-for-email";
import { EmailChangeSchema } from "@/lib/contacts/schema";
import { actionFor } from "@/lib/forms/action";

export const askForEmail = actionFor({ role: "PERSON", fresh: true }, EmailChangeSchema, async (actor, sent) => {
  await ask(actor, sent);
  redirect("/security/email?notice=account.emailAsked");
});
