"use server";

import { redirect } from "next/navigation";
import { askForBackup } from "@/lib/backups/ask";
import { actionFor } from "@/lib/forms/action";
import { EmptySchema } from "@/lib/forms/schema";

export const makeBackup = actionFor(
  { role: "ADMIN", right: "backups.make", fresh: true },
  EmptySchema,
  async (admin) => {
    redirect(`/admin/backups/jobs/${await askForBackup(admin)}`);
  },
);
