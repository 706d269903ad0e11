"use server";

import { redirect } from "next/navigation";
import { proposedNotice } from "@/lib/approvals/rules";
import { actionFor } from "@/lib/forms/action";
import { inviteStaff } from "@/lib/staff/invite";
import { InvitationSchema } from "@/lib/staff/schema";

export const invite = actionFor(
  { role: "ADMIN", right: "staff.manage", fresh: true },
  InvitationSchema,
  async (admin, invitation) => {
    const { proposed } = await inviteStaff(admin, invitation);
    redirect(`/admin/staff?notice=${proposed ? proposedNotice(proposed) : "staff.invited"}`);
  },
);
