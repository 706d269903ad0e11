"use server";

import { redirect } from "next/navigation";
import { askForCheck } from "@/lib/audit/check";
import { actionFor } from "@/lib/forms/action";
import { EmptySchema } from "@/lib/forms/schema";

export const startCheck = actionFor({ role: "ADMIN", right: "log.read" }, EmptySchema, async (admin) => {
  await askForCheck(admin);
  redirect("/admin/log/check");
});
