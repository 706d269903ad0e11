"use server";

import { redirect } from "next/navigation";
import { actionFor } from "@/lib/forms/action";
import { EmptySchema } from "@/lib/forms/schema";
import { endOwnOthers, endOwnSession } from "@/lib/sessions/end-own";
import { OneSessionSchema } from "@/lib/sessions/schema";

export const endOne = actionFor("PERSON", OneSessionSchema, async (actor, sent) => {
  await endOwnSession(actor, sent);
  redirect("/security/sessions?notice=session.oneEnded");
});

export const endOthers = actionFor("PERSON", EmptySchema, async (actor) => {
  await endOwnOthers(actor);
  redirect("/security/sessions?notice=session.othersEnded");
});
