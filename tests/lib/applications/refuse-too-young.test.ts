import { expect, test } from "vitest";
import { refuseTooYoung } from "@/lib/applications/refuse-too-young";
import { aCustomer, aDraft } from "@/tests/support/make";

const child = { documentType: "RESIDENT_ID", birthDate: "2015-06-01" } as const;

test("somebody below the card's age hears so on the page that asks for it, beside the answer that says it", async () => {
  const customer = await aCustomer();
  await aDraft(customer);
  const told = (said: Parameters<typeof refuseTooYoung>[1]) => refuseTooYoung(customer, said);
  await expect(told(child)).rejects.toMatchObject({ code: "application.tooYoung", field: "documentNumber" });
  await expect(told({ ...child, documentType: "PASSPORT" })).rejects.toMatchObject({ field: "birthDate" });
  await told({ ...child, birthDate: "1990-06-01" });
});

test("without a card in mind nobody is too young for it", async () => {
  const customer = await aCustomer();
  await refuseTooYoung(customer, child);
  await aDraft(customer, { productCode: null, requestedLimit: null });
  await refuseTooYoung(customer, child);
});
