"use server";

import { redirect } from "next/navigation";
import { TransferSchema } from "@/lib/applications/schema";
import { actionFor } from "@/lib/forms/action";
import { transferApplication } from "@/lib/queue/transfer";

export const transfer = actionFor(
  { role: "MANAGER", right: "applications.review" },
  TransferSchema,
  async (manager, { applicationId, ...to }) => {
    await transferApplication(manager, applicationId, to);
    redirect("/work/queue?tab=mine&notice=queue.transferred");
  },
);
