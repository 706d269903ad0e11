"use server";

import { redirect } from "next/navigation";
import { lockCustomer, unlockCustomer } from "@/lib/customers/lock";
import { actionFor } from "@/lib/forms/action";
import { askToReset } from "@/lib/staff/ask-for-reset";
import { CustomerDeedSchema, ResetAskSchema } from "@/lib/staff/schema";

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

export const askReset = actionFor(
  { role: "ADMIN", right: "customers.lock", fresh: true },
  ResetAskSchema,
  async (admin, asked) => {
    await askToReset(admin, asked);
    redirect(`/admin/customers/${asked.personId}?notice=staff.askedToReset`);
  },
);
