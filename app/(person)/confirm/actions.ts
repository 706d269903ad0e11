"use server";

import { redirect } from "next/navigation";
import { carry } from "@/lib/auth/enter";
import { homeOf } from "@/lib/auth/home";
import { confirmByCode, confirmByPasskey, confirmByPassword } from "@/lib/auth/step-up";
import { askForPasskey } from "@/lib/factors/ask-for-passkey";
import { ShowCodeSchema, ShownPasskeySchema, ShowPasswordSchema } from "@/lib/factors/schema";
import { actionFor } from "@/lib/forms/action";
import { EmptySchema } from "@/lib/forms/schema";

export const showCode = actionFor("PERSON", ShowCodeSchema, async (actor, { code, next }) => {
  await carry({ token: await confirmByCode(actor, code) });
  redirect(next ?? homeOf[actor.role]);
});

export const askForOwn = actionFor("PERSON", EmptySchema, async (actor) => ({ options: await askForPasskey(actor) }));

export const showOwn = actionFor("PERSON", ShownPasskeySchema, async (actor, { response, next }) => {
  await carry({ token: await confirmByPasskey(actor, response) });
  redirect(next ?? homeOf[actor.role]);
});

export const showPassword = actionFor("PERSON", ShowPasswordSchema, async (actor, { password, next }) => {
  await carry({ token: await confirmByPassword(actor, password) });
  redirect(next ?? homeOf[actor.role]);
});
