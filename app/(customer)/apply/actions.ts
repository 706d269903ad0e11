"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { tellChanges } from "@/app/(customer)/_sections/tell-changes";
import { afterSaving, onward } from "@/app/(customer)/apply/onward";
import { chooseProduct } from "@/lib/applications/choose-product";
import { discardDraft } from "@/lib/applications/discard";
import { refuseTooYoung } from "@/lib/applications/refuse-too-young";
import { DiscardSchema, ProductChoiceSchema, SubmitSchema } from "@/lib/applications/schema";
import { submitApplication } from "@/lib/applications/submit";
import {
  ContactSchema,
  DebtsSchema,
  EmploymentSchema,
  HousingSchema,
  IdentitySchema,
  IncomeSchema,
} from "@/lib/customers/schema";
import { saveSection } from "@/lib/customers/update-profile";
import { actionFor } from "@/lib/forms/action";

export const chooseCard = actionFor(
  "CUSTOMER",
  ProductChoiceSchema.safeExtend(afterSaving),
  async (customer, { after, ...choice }) => {
    refresh();
    await chooseProduct(customer, choice);
    onward("product", after);
  },
);

export const saveIdentity = actionFor("CUSTOMER", IdentitySchema.safeExtend(afterSaving), async (customer, sent) => {
  await refuseTooYoung(customer, sent);
  await saveSection(customer, "identity", sent).catch(tellChanges);
  onward("identity", sent.after);
});

export const saveContact = actionFor("CUSTOMER", ContactSchema.safeExtend(afterSaving), async (customer, sent) => {
  await saveSection(customer, "contact", sent).catch(tellChanges);
  onward("contact", sent.after);
});

export const saveHousing = actionFor("CUSTOMER", HousingSchema.safeExtend(afterSaving), async (customer, sent) => {
  await saveSection(customer, "housing", sent).catch(tellChanges);
  onward("housing", sent.after);
});

export const saveEmployment = actionFor(
  "CUSTOMER",
  EmploymentSchema.safeExtend(afterSaving),
  async (customer, sent) => {
    await saveSection(customer, "employment", sent).catch(tellChanges);
    onward("employment", sent.after);
  },
);

export const saveIncome = actionFor("CUSTOMER", IncomeSchema.safeExtend(afterSaving), async (customer, sent) => {
  await saveSection(customer, "income", sent).catch(tellChanges);
  onward("income", sent.after);
});

export const saveDebts = actionFor("CUSTOMER", DebtsSchema.safeExtend(afterSaving), async (customer, sent) => {
  await saveSection(customer, "debts", sent).catch(tellChanges);
  onward("debts", sent.after);
});

export const submit = actionFor("CUSTOMER", SubmitSchema, async (customer, sending) => {
  refresh();
  const { id } = await submitApplication(customer, sending);
  redirect(`/apply/done?application=${id}`);
});

export const discard = actionFor("CUSTOMER", DiscardSchema, async (customer, { applicationId }) => {
  await discardDraft(customer, applicationId);
  redirect("/applications?notice=application.discarded");
});
