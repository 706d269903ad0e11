"use server";

import { redirect } from "next/navigation";
import { carry } from "@/lib/auth/enter";
import { requireEntrant } from "@/lib/auth/entrant";
import { enterByFirstPasskey, enterByFirstTotp, prepareFirstTotp } from "@/lib/auth/second-factor";
import { askForNewPasskey } from "@/lib/factors/ask-for-passkey";
import { FirstCodeSchema, NewPasskeySchema } from "@/lib/factors/schema";
import { publicAction } from "@/lib/forms/action";
import { EmptySchema } from "@/lib/forms/schema";

export const prepare = publicAction(EmptySchema, async () => {
  await prepareFirstTotp(await requireEntrant());
  redirect("/sign-in/enrol");
});

export const enrol = publicAction(FirstCodeSchema, async (_visitor, { code }) => {
  await carry(await enterByFirstTotp(await requireEntrant(), code));
  redirect("/security/recovery-codes?notice=factor.added");
});

export const askForNew = publicAction(EmptySchema, async () => ({
  options: await askForNewPasskey(await requireEntrant()),
}));

export const enrolPasskey = publicAction(NewPasskeySchema, async (_visitor, sent) => {
  await carry(await enterByFirstPasskey(await requireEntrant(), sent));
  redirect("/security/recovery-codes?notice=factor.added");
});
