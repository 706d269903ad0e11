"use server";

import { redirect } from "next/navigation";
import { leave } from "@/lib/auth/enter";
import { ContactLinkSchema } from "@/lib/contacts/schema";
import { undoChange as undo } from "@/lib/contacts/undo";
import { publicAction } from "@/lib/forms/action";

export const undoChange = publicAction(ContactLinkSchema, async (visitor, link) => {
  await undo(visitor, link);
  await leave();
  redirect("/sign-in?notice=account.contactRestored");
});
