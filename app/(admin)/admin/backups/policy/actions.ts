"use server";

import { redirect } from "next/navigation";
import { changePolicy } from "@/lib/backups/change-policy";
import { PolicySchema } from "@/lib/backups/schema";
import { actionFor } from "@/lib/forms/action";

export const savePolicy = actionFor(
  { role: "ADMIN", right: "backups.make", fresh: true },
  PolicySchema,
  async (admin, policy) => {
    await changePolicy(admin, policy);
    redirect("/admin/backups?notice=backup.policySaved");
  },
);
