"use server";

import { redirect } from "next/navigation";
import { actionFor } from "@/lib/forms/action";
import { resolveSearch } from "@/lib/search/queries";
import { SearchSchema, searchAddress } from "@/lib/search/schema";

export const search = actionFor({ role: "ADMIN", right: "signIns.read" }, SearchSchema, async (admin, { q }) => {
  redirect(searchAddress("/admin/search", await resolveSearch(admin, q)));
});
