"use server";

import { tellChanges } from "@/app/(customer)/_sections/tell-changes";
import { backToProfile } from "@/app/(customer)/profile/back-to-profile";
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

export const saveIdentity = actionFor("CUSTOMER", IdentitySchema, async (customer, answers) => {
  backToProfile(await saveSection(customer, "identity", answers).catch(tellChanges));
});

export const saveContact = actionFor("CUSTOMER", ContactSchema, async (customer, answers) => {
  backToProfile(await saveSection(customer, "contact", answers).catch(tellChanges));
});

export const saveEmployment = actionFor("CUSTOMER", EmploymentSchema, async (customer, answers) => {
  backToProfile(await saveSection(customer, "employment", answers).catch(tellChanges));
});

export const saveIncome = actionFor("CUSTOMER", IncomeSchema, async (customer, answers) => {
  backToProfile(await saveSection(customer, "income", answers).catch(tellChanges));
});

export const saveHousing = actionFor("CUSTOMER", HousingSchema, async (customer, answers) => {
  backToProfile(await saveSection(customer, "housing", answers).catch(tellChanges));
});

export const saveDebts = actionFor("CUSTOMER", DebtsSchema, async (customer, answers) => {
  backToProfile(await saveSection(customer, "debts", answers).catch(tellChanges));
});
