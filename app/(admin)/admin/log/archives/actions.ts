"use server";

import { redirect } from "next/navigation";
import { askForArchive } from "@/lib/audit/archive";
import { ArchiveRangeSchema } from "@/lib/audit/schema";
import { actionFor } from "@/lib/forms/action";

export const makeArchive = actionFor(
  { role: "ADMIN", right: "log.archive" },
  ArchiveRangeSchema,
  async (admin, range) => {
    await askForArchive(admin, range);
    redirect("/admin/log/archives?notice=log.archiveAsked");
  },
);
