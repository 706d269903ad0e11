"use server";

import { redirect } from "next/navigation";
import { carry } from "@/lib/auth/enter";
import { homeOf } from "@/lib/auth/home";
import { confirmByCode, confirmByPassword } from "@/lib/auth/step-up";
import { ShowCodeSchema, ShowPasswordSchema } from "@/lib/factors/schema";
import { actionFor } from "@/lib/forms/action";

export const showCode = actionFor("PERSON", ShowCodeSchema, async (actor, { code, next }) => {
  await carry({ token: await confirmByCode(actor, code) });
  redirect(next ?? homeOf[actor.role]);
});

export const showPassword = actionFor("PERSON", ShowPasswordSchema, async (actor, { password, next }) => {
  await carry({ token: await confirmByPassword(actor, password) });
  redirect(next ?? homeOf[actor.role]);
});
