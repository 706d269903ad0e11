"use server";

import { redirect } from "next/navigation";
import { RemoveDocumentSchema } from "@/lib/applications/schema";
import { removeDocument } from "@/lib/documents/remove";
import { actionFor } from "@/lib/forms/action";

export const remove = actionFor("CUSTOMER", RemoveDocumentSchema, async (customer, removal) => {
  const applicationId = await removeDocument(customer, removal);
  redirect(`/apply/documents?application=${applicationId}&notice=document.removed`);
});
