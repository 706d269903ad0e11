"use server";

import { redirect } from "next/navigation";
import { addPasskey } from "@/lib/factors/add-passkey";
import { askForNewPasskey } from "@/lib/factors/ask-for-passkey";
import { removePasskey } from "@/lib/factors/remove-passkey";
import { renamePasskey } from "@/lib/factors/rename-passkey";
import { NewPasskeySchema, PasskeyIdSchema, PasskeyNameSchema } from "@/lib/factors/schema";
import { actionFor } from "@/lib/forms/action";
import { EmptySchema } from "@/lib/forms/schema";

export const askForNew = actionFor({ role: "PERSON", fresh: true }, EmptySchema, async (actor) => ({
  options: await askForNewPasskey(actor),
}));

export const add = actionFor({ role: "PERSON", fresh: true }, NewPasskeySchema, async (actor, sent) => {
  await addPasskey(actor, sent);
  redirect("/security/recovery-codes?notice=factor.added");
});

export const rename = actionFor("PERSON", PasskeyNameSchema, async (actor, sent) => {
  await renamePasskey(actor, sent);
  redirect("/security?notice=factor.renamed");
});

export const remove = actionFor({ role: "PERSON", fresh: true }, PasskeyIdSchema, async (actor, sent) => {
  await removePasskey(actor, sent);
  redirect("/security?notice=factor.removed");
});
