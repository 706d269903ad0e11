"use server";

import { redirect } from "next/navigation";
import { beginTotp } from "@/lib/factors/begin-totp";
import { confirmTotp } from "@/lib/factors/confirm-totp";
import { putSheetAway } from "@/lib/factors/put-sheet-away";
import { removeTotp } from "@/lib/factors/remove-totp";
import { renewCodes } from "@/lib/factors/renew-codes";
import { FirstCodeSchema } from "@/lib/factors/schema";
import { actionFor } from "@/lib/forms/action";
import { EmptySchema } from "@/lib/forms/schema";

export const startAuthenticator = actionFor({ role: "PERSON", fresh: true }, EmptySchema, async (actor) => {
  await beginTotp(actor);
  redirect("/security/authenticator");
});

export const addAuthenticator = actionFor({ role: "PERSON", fresh: true }, FirstCodeSchema, async (actor, sent) => {
  await confirmTotp(actor, sent);
  redirect("/security/recovery-codes?notice=factor.added");
});

export const removeAuthenticator = actionFor({ role: "PERSON", fresh: true }, EmptySchema, async (actor) => {
  await removeTotp(actor);
  redirect("/security?notice=factor.removed");
});

export const makeCodes = actionFor({ role: "PERSON", fresh: true }, EmptySchema, async (actor) => {
  await renewCodes(actor);
  redirect("/security/recovery-codes");
});

export const keepCodes = actionFor("PERSON", EmptySchema, async (actor) => {
  await putSheetAway(actor);
  redirect("/security?notice=factor.codesKept");
});
