"use server";

import { redirect } from "next/navigation";
import { proposedNotice } from "@/lib/approvals/rules";
import { reportLost } from "@/lib/factors/report-lost";
import { actionFor } from "@/lib/forms/action";
import { askToReset } from "@/lib/staff/ask-for-reset";
import { changeRights } from "@/lib/staff/change-rights";
import { changeRole } from "@/lib/staff/change-role";
import { editStaff } from "@/lib/staff/edit";
import { enableStaff } from "@/lib/staff/enable";
import { inviteAgain, withdrawInvitation } from "@/lib/staff/invitations";
import { retire } from "@/lib/staff/retire";
import {
  InvitationDeedSchema,
  LeavingSchema,
  PersonDeedSchema,
  RightsChangeSchema,
  RoleChangeSchema,
  StaffDeedSchema,
  StaffEditSchema,
} from "@/lib/staff/schema";

export const edit = actionFor(
  { role: "ADMIN", right: "staff.manage", fresh: true },
  StaffEditSchema,
  async (admin, change) => {
    await editStaff(admin, change);
    redirect(`/admin/staff/${change.staffId}?notice=staff.saved`);
  },
);

export const saveRights = actionFor(
  { role: "ADMIN", right: "staff.manage", fresh: true },
  RightsChangeSchema,
  async (admin, change) => {
    const proposed = await changeRights(admin, change);
    redirect(`/admin/staff/${change.staffId}?notice=${proposed ? proposedNotice(proposed) : "staff.rightsSaved"}`);
  },
);

export const saveRole = actionFor(
  { role: "ADMIN", right: "staff.manage", fresh: true },
  RoleChangeSchema,
  async (admin, change) => {
    const proposed = await changeRole(admin, change);
    redirect(`/admin/staff/${change.staffId}?notice=${proposed ? proposedNotice(proposed) : "staff.roleSaved"}`);
  },
);

const told = { DISABLED: "staff.disabled", REMOVED: "staff.removed", STAY: "staff.placed" };

export const leave = actionFor(
  { role: "ADMIN", right: "staff.manage", fresh: true },
  LeavingSchema,
  async (admin, leaving) => {
    await retire(admin, leaving);
    redirect(`/admin/staff/${leaving.staffId}?notice=${told[leaving.outcome]}`);
  },
);

export const enable = actionFor(
  { role: "ADMIN", right: "staff.manage", fresh: true },
  StaffDeedSchema,
  async (admin, deed) => {
    await enableStaff(admin, deed);
    redirect(`/admin/staff/${deed.staffId}?notice=staff.enabled`);
  },
);

export const report = actionFor(
  { role: "ADMIN", right: "staff.manage", fresh: true },
  PersonDeedSchema,
  async (admin, asked) => {
    const notice = proposedNotice(await reportLost(admin, asked));
    redirect(`/admin/staff/${asked.personId}?notice=${notice}`);
  },
);

export const askReset = actionFor(
  { role: "ADMIN", right: "staff.manage", fresh: true },
  PersonDeedSchema,
  async (admin, asked) => {
    await askToReset(admin, asked);
    redirect(`/admin/staff/${asked.personId}?notice=staff.askedToReset`);
  },
);

export const sendAgain = actionFor(
  { role: "ADMIN", right: "staff.manage", fresh: true },
  InvitationDeedSchema,
  async (admin, deed) => {
    await inviteAgain(admin, deed);
    redirect(`/admin/staff/${deed.staffId}?notice=staff.invited`);
  },
);

export const takeBack = actionFor(
  { role: "ADMIN", right: "staff.manage", fresh: true },
  InvitationDeedSchema,
  async (admin, deed) => {
    await withdrawInvitation(admin, deed);
    redirect("/admin/staff?notice=staff.invitationWithdrawn");
  },
);
