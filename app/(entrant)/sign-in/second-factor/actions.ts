"use server";

import { redirect } from "next/navigation";
import { carry } from "@/lib/auth/enter";
import { requireEntrant } from "@/lib/auth/entrant";
import { onwardFor } from "@/lib/auth/home";
import { enterByCode, enterByPasskey } from "@/lib/auth/second-factor";
import { askForPasskey } from "@/lib/factors/ask-for-passkey";
import { ShowCodeSchema, ShownPasskeySchema } from "@/lib/factors/schema";
import { publicAction } from "@/lib/forms/action";
import { EmptySchema } from "@/lib/forms/schema";

export const enterCode = publicAction(ShowCodeSchema, async (_visitor, { code, next }) => {
  const entrant = await requireEntrant();
  await carry(await enterByCode(entrant, code));
  redirect(onwardFor(entrant.role, next));
});

export const askForOwn = publicAction(EmptySchema, async () => ({
  options: await askForPasskey(await requireEntrant()),
}));

export const enterPasskey = publicAction(ShownPasskeySchema, async (_visitor, { response, next }) => {
  const entrant = await requireEntrant();
  await carry(await enterByPasskey(entrant, response));
  redirect(onwardFor(entrant.role, next));
});
