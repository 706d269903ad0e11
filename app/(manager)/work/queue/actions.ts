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
import { EmptySchema } from "@/lib/forms/schema";
import { doneAddress, inTurn } from "@/lib/queue/batch";
import { claimApplication, claimNext } from "@/lib/queue/claim";
import { releaseApplication } from "@/lib/queue/release";
import { takeOver } from "@/lib/queue/take-over";
import { transferApplication } from "@/lib/queue/transfer";

export const claimTheNext = actionFor(
  { role: "MANAGER", right: "applications.review" },
  EmptySchema,
  async (manager) => {
    const id = await claimNext(manager);
    redirect(`/work/applications/${id}?notice=queue.claimed`);
  },
);

export const claim = actionFor(
  { role: "MANAGER", right: "applications.review" },
  ClaimSchema,
  async (manager, { applicationId }) => {
    await claimApplication(manager, applicationId);
    redirect(`/work/applications/${applicationId}?notice=queue.claimed`);
  },
);

export const takeOverCase = actionFor(
  { role: "MANAGER", right: "applications.review" },
  ClaimSchema,
  async (manager, { applicationId }) => {
    await takeOver(manager, applicationId);
    redirect(`/work/applications/${applicationId}?notice=queue.takenOver`);
  },
);

export const release = actionFor(
  { role: "MANAGER", right: "applications.review" },
  ReleaseSchema,
  async (manager, { applicationId }) => {
    await releaseApplication(manager, applicationId);
    redirect("/work/queue?tab=mine&notice=queue.released");
  },
);

export const claimMany = actionFor(
  { role: "MANAGER", right: "applications.review" },
  BulkClaimSchema,
  async (manager, { applicationIds }) => {
    const result = await inTurn(applicationIds, (id) => claimApplication(manager, id));
    redirect(doneAddress("claim", result));
  },
);

export const releaseMany = actionFor(
  { role: "MANAGER", right: "applications.review" },
  BulkReleaseSchema,
  async (manager, { applicationIds }) => {
    const result = await inTurn(applicationIds, (id) => releaseApplication(manager, id));
    redirect(doneAddress("release", result));
  },
);

export const transferMany = actionFor(
  { role: "MANAGER", right: "applications.review" },
  BulkTransferSchema,
  async (manager, { applicationIds, ...to }) => {
    const result = await inTurn(applicationIds, (id) => transferApplication(manager, id, to));
    redirect(doneAddress("transfer", result));
  },
);
