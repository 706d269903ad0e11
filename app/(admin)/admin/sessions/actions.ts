"use server";

import { redirect } from "next/navigation";
import { actionFor } from "@/lib/forms/action";
import { endSessionOf } from "@/lib/sessions/end-by-staff";
import { SessionDeedSchema } from "@/lib/sessions/schema";

export const endSession = actionFor(
  { role: "ADMIN", right: "sessions.end", fresh: true },
  SessionDeedSchema,
  async (admin, { sessionId }) => {
    await endSessionOf(admin, { sessionId });
    redirect("/admin/sessions?notice=session.endedByStaff");
  },
);
