"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { approve as approveProposal } from "@/lib/approvals/approve";
import { decline as declineProposal } from "@/lib/approvals/decline";
import { ApprovalSchema, DecliningSchema, WithdrawalSchema } from "@/lib/approvals/schema";
import { withdraw as withdrawProposal } from "@/lib/approvals/withdraw";
import { actionFor } from "@/lib/forms/action";

export const approve = actionFor({ role: "ADMIN", fresh: true }, ApprovalSchema, async (admin, approval) => {
  await approveProposal(admin, approval);
  refresh();
  redirect("/admin/approvals?notice=approval.approved");
});

export const decline = actionFor({ role: "ADMIN", fresh: true }, DecliningSchema, async (admin, declining) => {
  await declineProposal(admin, declining);
  refresh();
  redirect("/admin/approvals?notice=approval.declined");
});

export const withdraw = actionFor({ role: "ADMIN", fresh: true }, WithdrawalSchema, async (admin, withdrawal) => {
  await withdrawProposal(admin, withdrawal);
  redirect("/admin/approvals?view=own&notice=approval.withdrawn");
});
