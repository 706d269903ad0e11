"use server";

import { tellChanges } from "@/app/(customer)/_sections/tell-changes";
import { backToCorrection, ofApplication } from "@/app/(customer)/applications/[id]/correction/back-to-correction";
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

export const saveIdentity = actionFor("CUSTOMER", IdentitySchema.safeExtend(ofApplication), async (customer, sent) => {
  await saveSection(customer, "identity", sent).catch(tellChanges);
  backToCorrection(sent.applicationId);
});

export const saveContact = actionFor("CUSTOMER", ContactSchema.safeExtend(ofApplication), async (customer, sent) => {
  await saveSection(customer, "contact", sent).catch(tellChanges);
  backToCorrection(sent.applicationId);
});

export const saveEmployment = actionFor(
  "CUSTOMER",
  EmploymentSchema.safeExtend(ofApplication),
  async (customer, sent) => {
    await saveSection(customer, "employment", sent).catch(tellChanges);
    backToCorrection(sent.applicationId);
  },
);

export const saveIncome = actionFor("CUSTOMER", IncomeSchema.safeExtend(ofApplication), async (customer, sent) => {
  await saveSection(customer, "income", sent).catch(tellChanges);
  backToCorrection(sent.applicationId);
});

export const saveHousing = actionFor("CUSTOMER", HousingSchema.safeExtend(ofApplication), async (customer, sent) => {
  await saveSection(customer, "housing", sent).catch(tellChanges);
  backToCorrection(sent.applicationId);
});

export const saveDebts = actionFor("CUSTOMER", DebtsSchema.safeExtend(ofApplication), async (customer, sent) => {
  await saveSection(customer, "debts", sent).catch(tellChanges);
  backToCorrection(sent.applicationId);
});
