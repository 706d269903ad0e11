"use server";

import { redirect } from "next/navigation";
import { carry } from "@/lib/auth/enter";
import { requireEntrant } from "@/lib/auth/entrant";
import { homeOf } from "@/lib/auth/home";
import { enterByCode } from "@/lib/auth/second-factor";
import { ShowCodeSchema } from "@/lib/factors/schema";
import { publicAction } from "@/lib/forms/action";

export const enterCode = publicAction(ShowCodeSchema, async (_visitor, { code, next }) => {
  const entrant = await requireEntrant();
  await carry(await enterByCode(entrant, code));
  redirect(next ?? homeOf[entrant.role]);
});
