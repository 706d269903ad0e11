"use server";

import { redirect } from "next/navigation";
import { enter, leave } from "@/lib/auth/enter";
import { currentEntrant } from "@/lib/auth/entrant";
import { onwardFor } from "@/lib/auth/home";
import { SignInSchema } from "@/lib/auth/schema";
import { currentActor } from "@/lib/auth/session";
import { signIn as checkAndOpen } from "@/lib/auth/sign-in";
import { signOut as endSession } from "@/lib/auth/sign-out";
import { publicAction } from "@/lib/forms/action";
import { EmptySchema } from "@/lib/forms/schema";

export const signIn = publicAction(SignInSchema, async (visitor, input) => {
  const entry = await checkAndOpen(visitor, input);
  await enter(entry);
  const next = onwardFor(entry.role, input.next);
  redirect(entry.stage === "FULL" ? next : `/sign-in/second-factor?next=${encodeURIComponent(next)}`);
});

export const signOut = publicAction(EmptySchema, async () => {
  const person = (await currentActor()) ?? (await currentEntrant());
  if (person) await endSession(person);
  await leave();
  redirect("/sign-in?notice=account.signedOut");
});
