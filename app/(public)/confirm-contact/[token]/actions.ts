"use server";

import { redirect } from "next/navigation";
import { leave } from "@/lib/auth/enter";
import { confirmChange as confirm } from "@/lib/contacts/confirm";
import { ContactLinkSchema } from "@/lib/contacts/schema";
import { publicAction } from "@/lib/forms/action";

export const confirmChange = publicAction(ContactLinkSchema, async (visitor, link) => {
  await confirm(visitor, link);
  await leave();
  redirect("/sign-in?notice=account.emailChanged");
});
