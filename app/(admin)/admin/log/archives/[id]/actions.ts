"use server";

import { redirect } from "next/navigation";
import { openArchive } from "@/lib/audit/open-archive";
import { proposeDeletion } from "@/lib/audit/propose-deletion";
import { DeletionRequestSchema, OpenArchiveSchema } from "@/lib/audit/schema";
import { actionFor } from "@/lib/forms/action";

export const openForReading = actionFor(
  { role: "ADMIN", right: "log.read", fresh: true },
  OpenArchiveSchema,
  async (admin, opening) => {
    await openArchive(admin, opening);
    redirect(`/admin/log/archives/${opening.archiveId}/entries`);
  },
);

export const askDeletion = actionFor(
  { role: "ADMIN", right: "log.delete", fresh: true },
  DeletionRequestSchema,
  async (admin, request) => {
    await proposeDeletion(admin, request);
    redirect(`/admin/log/archives/${request.archiveId}?notice=log.deletionProposed`);
  },
);
