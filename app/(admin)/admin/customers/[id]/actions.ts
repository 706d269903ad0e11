"use server";

import { redirect } from "next/navigation";
import { proposedNotice } from "@/lib/approvals/rules";
import { lockCustomer, unlockCustomer } from "@/lib/customers/lock";
import { CustomerDeedSchema } from "@/lib/customers/schema";
import { proposeErasure } from "@/lib/erasure/propose";
import { reportLost } from "@/lib/factors/report-lost";
import { actionFor } from "@/lib/forms/action";
import { askToReset } from "@/lib/staff/ask-for-reset";
import { PersonDeedSchema } from "@/lib/staff/schema";

export const lock = actionFor(
  { role: "ADMIN", right: "customers.lock", fresh: true },
  CustomerDeedSchema,
  async (admin, deed) => {
    await lockCustomer(admin, deed);
    redirect(`/admin/customers/${deed.customerId}?notice=customer.locked`);
  },
);

export const unlock = actionFor(
  { role: "ADMIN", right: "customers.lock", fresh: true },
  CustomerDeedSchema,
  async (admin, deed) => {
    await unlockCustomer(admin, deed);
    redirect(`/admin/customers/${deed.customerId}?notice=customer.unlocked`);
  },
);

export const erase = actionFor(
  { role: "ADMIN", right: "customers.lock", fresh: true },
  CustomerDeedSchema,
  async (admin, deed) => {
    const notice = proposedNotice(await proposeErasure(admin, deed));
    redirect(`/admin/customers/${deed.customerId}?notice=${notice}`);
  },
);

export const report = actionFor(
  { role: "ADMIN", right: "staff.manage", fresh: true },
  PersonDeedSchema,
  async (admin, asked) => {
    const notice = proposedNotice(await reportLost(admin, asked));
    redirect(`/admin/customers/${asked.personId}?notice=${notice}`);
  },
);

export const askReset = actionFor(
  { role: "ADMIN", right: "customers.lock", fresh: true },
  PersonDeedSchema,
  async (admin, asked) => {
    await askToReset(admin, asked);
    redirect(`/admin/customers/${asked.personId}?notice=staff.askedToReset`);
  },
);
