"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { askForCheck } from "@/lib/audit/check";
import { actionFor } from "@/lib/forms/action";

export const startCheck = actionFor({ role: "ADMIN", right: "log.read" }, z.object({}), async (admin) => {
  await askForCheck(admin);
  redirect("/admin/log/check");
});
