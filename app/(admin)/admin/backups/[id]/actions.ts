"use server";

import { redirect } from "next/navigation";
import { askForProof, askForRestore } from "@/lib/backups/ask";
import { proposeRestore } from "@/lib/backups/propose-restore";
import { ProposeRestoreSchema, ProveSchema, RestoreSchema } from "@/lib/backups/schema";
import { actionFor } from "@/lib/forms/action";

export const prove = actionFor(
  { role: "ADMIN", right: "backups.make", fresh: true },
  ProveSchema,
  async (admin, proof) => {
    redirect(`/admin/backups/jobs/${await askForProof(admin, proof)}`);
  },
);

export const propose = actionFor(
  { role: "ADMIN", right: "backups.restore", fresh: true },
  ProposeRestoreSchema,
  async (admin, proposal) => {
    await proposeRestore(admin, proposal);
    redirect(`/admin/backups/${proposal.backupId}?notice=backup.proposed`);
  },
);

export const restore = actionFor(
  { role: "ADMIN", right: "backups.restore", fresh: true },
  RestoreSchema,
  async (admin, asked) => {
    redirect(`/admin/backups/jobs/${await askForRestore(admin, asked)}`);
  },
);
