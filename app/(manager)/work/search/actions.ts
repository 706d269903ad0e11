"use server";

import { redirect } from "next/navigation";
import { actionFor } from "@/lib/forms/action";
import { resolveSearch } from "@/lib/search/queries";
import { SearchSchema, searchAddress } from "@/lib/search/schema";

export const search = actionFor({ role: "MANAGER", right: "customers.read" }, SearchSchema, async (manager, { q }) => {
  const found = await resolveSearch(manager, q);
  if (found.to === "application") redirect(`/work/applications/${found.id}`);
  if (found.to === "customer") redirect(`/work/customers/${found.id}`);
  redirect(searchAddress("/work/search", found));
});
