"use server";

import { redirect } from "next/navigation";
import {
  BulkClaimSchema,
  BulkReleaseSchema,
  BulkTransferSchema,
  ClaimSchema,
  ReleaseSchema,
} from "@/lib/applications/schema";
import { actionFor } from "@/lib/forms/action";
import { inTurn } from "@/lib/queue/batch";
import { claimApplication, claimNext } from "@/lib/queue/claim";
import { releaseApplication } from "@/lib/queue/release";
import { batchAddress, ClaimNextSchema } from "@/lib/queue/schema";
import { transferApplication } from "@/lib/queue/transfer";

export const claimTheNext = actionFor("MANAGER", ClaimNextSchema, async (manager) => {
  const id = await claimNext(manager);
  redirect(`/work/applications/${id}?notice=queue.claimed`);
});

export const claim = actionFor("MANAGER", ClaimSchema, async (manager, { applicationId }) => {
  await claimApplication(manager, applicationId);
  redirect(`/work/applications/${applicationId}?notice=queue.claimed`);
});

export const release = actionFor("MANAGER", ReleaseSchema, async (manager, { applicationId }) => {
  await releaseApplication(manager, applicationId);
  redirect("/work/queue?tab=mine&notice=queue.released");
});

export const claimMany = actionFor("MANAGER", BulkClaimSchema, async (manager, { applicationIds }) => {
  const result = await inTurn(applicationIds, (id) => claimApplication(manager, id));
  redirect(batchAddress("/work/queue/batch/done", { deed: "claim", ...result }));
});

export const releaseMany = actionFor("MANAGER", BulkReleaseSchema, async (manager, { applicationIds }) => {
  const result = await inTurn(applicationIds, (id) => releaseApplication(manager, id));
  redirect(batchAddress("/work/queue/batch/done", { deed: "release", ...result }));
});

export const transferMany = actionFor("MANAGER", BulkTransferSchema, async (manager, { applicationIds, ...to }) => {
  const result = await inTurn(applicationIds, (id) => transferApplication(manager, id, to));
  redirect(batchAddress("/work/queue/batch/done", { deed: "transfer", ...result }));
});
