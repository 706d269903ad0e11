"use server";

import { redirect } from "next/navigation";
import { tellChanges } from "@/app/(customer)/_sections/tell-changes";
import { backToProfile } from "@/app/(customer)/profile/back-to-profile";
import { AddressSchema, RemoveAddressSchema } from "@/lib/customers/schema";
import { removeAddress as remove, saveAddress as save } from "@/lib/customers/update-profile";
import { actionFor } from "@/lib/forms/action";

export const saveAddress = actionFor("CUSTOMER", AddressSchema, async (customer, address) => {
  backToProfile(await save(customer, address).catch(tellChanges));
});

export const removeAddress = actionFor("CUSTOMER", RemoveAddressSchema, async (customer, address) => {
  await remove(customer, address).catch(tellChanges);
  redirect("/profile?notice=profile.addressRemoved");
});
