"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { approve as approveProposal } from "@/lib/approvals/approve";
import { decline as declineProposal } from "@/lib/approvals/decline";
import { ApprovalSchema, DecliningSchema, WithdrawalSchema } from "@/lib/approvals/schema";
import { withdraw as withdrawProposal } from "@/lib/approvals/withdraw";
import { actionFor } from "@/lib/forms/action";

export const approve = actionFor(
  { role: "MANAGER", right: "models.publish", fresh: true },
  ApprovalSchema,
  async (manager, approval) => {
    await approveProposal(manager, approval);
    refresh();
    redirect("/work/approvals?notice=approval.approved");
  },
);

export const decline = actionFor(
  { role: "MANAGER", right: "models.publish", fresh: true },
  DecliningSchema,
  async (manager, declining) => {
    await declineProposal(manager, declining);
    refresh();
    redirect("/work/approvals?notice=approval.declined");
  },
);

export const withdraw = actionFor(
  { role: "MANAGER", right: "models.publish", fresh: true },
  WithdrawalSchema,
  async (manager, withdrawal) => {
    await withdrawProposal(manager, withdrawal);
    redirect("/work/approvals?view=own&notice=approval.withdrawn");
  },
);
