import { z } from "zod";
import { reasonField } from "@/lib/approvals/schema";
import { occupations } from "@/lib/customers/occupations";
import { provinces } from "@/lib/customers/places";
import { workQuestions } from "@/lib/customers/rules";
import { choice, count, fault, mobile, month, optional, text, uuid, version, yuan } from "@/lib/forms/fields";
import { tidyCode } from "@/lib/forms/tidy";
import { EducationLevel, EmployerKind, EmploymentKind, HousingKind, IncomeSource } from "@/lib/generated/prisma/enums";
import { IdentitySchema } from "@/lib/identity/schema";

/** The first section; a document has its own rules. */
export { IdentitySchema };

/** The most that any amount of a private person is believed, in cents: 100 million yuan. */
const most = 10_000_000_000n;

const address = {
  province: choice(provinces, "province.required"),
  city: text({ max: 30, required: "city.required", tooLong: "city.tooLong" }),
  line: text({ max: 100, min: 3, required: "line.required", tooLong: "line.tooLong", tooShort: "line.tooShort" }),
  postcode: optional(
    z
      .string()
      .transform(tidyCode)
      .refine((code) => /^\d{6}$/.test(code), "postcode.wrong"),
  ),
};

/** How to reach the customer: the mobile number and the home address. */
export const ContactSchema = z.object({ mobile: mobile(), ...address, version: version() });

/** The addresses that may be given besides the home address. */
export const otherAddresses = ["WORK", "MAILING"] as const;

export const AddressSchema = z.object({
  kind: choice(otherAddresses, "addressKind.required"),
  ...address,
  version: version(),
});

export const RemoveAddressSchema = z.object({
  kind: choice(otherAddresses, "addressKind.required"),
  version: version(),
});

export const EmploymentSchema = z
  .object({
    employmentKind: choice(EmploymentKind, "employmentKind.required"),
    employer: optional(text({ max: 60, required: "employer.required", tooLong: "employer.tooLong" })),
    employerKind: optional(choice(EmployerKind, "employerKind.required")),
    occupation: optional(choice(occupations, "occupation.required")),
    jobSince: optional(month({ required: "jobSince.required", notAfterToday: "jobSince.future" })),
    version: version(),
  })
  .refine((said) => answered(said, "employer"), fault("employer", "employer.required", "employmentKind"))
  .refine((said) => answered(said, "employerKind"), fault("employerKind", "employerKind.required", "employmentKind"))
  .refine((said) => answered(said, "occupation"), fault("occupation", "occupation.required", "employmentKind"))
  .refine((said) => answered(said, "jobSince"), fault("jobSince", "jobSince.required", "employmentKind"))
  .overwrite((said) => {
    const asked: readonly string[] = workQuestions(said.employmentKind);
    const kept = ([field, value]: [string, unknown]) => (field in workFields && !asked.includes(field) ? null : value);
    return Object.fromEntries(Object.entries(said).map((entry) => [entry[0], kept(entry)])) as typeof said;
  });

export const IncomeSchema = z.object({
  monthlyIncome: yuan({ required: "monthlyIncome.required", max: most, tooHigh: "monthlyIncome.tooHigh" }),
  incomeSource: choice(IncomeSource, "incomeSource.required"),
  otherIncome: optional(yuan({ required: "notUnderstood", max: most, tooHigh: "otherIncome.tooHigh" })),
  version: version(),
});

/** Where and with whom the customer lives, and the schooling. */
export const HousingSchema = z.object({
  housingKind: choice(HousingKind, "housingKind.required"),
  monthlyHousingCost: yuan({
    required: "monthlyHousingCost.required",
    max: most,
    tooHigh: "monthlyHousingCost.tooHigh",
  }),
  livingSince: month({ required: "livingSince.required", notAfterToday: "livingSince.future" }),
  educationLevel: choice(EducationLevel, "educationLevel.required"),
  dependants: count(0, 20, { required: "dependants.required", wrong: "dependants.wrong" }),
  version: version(),
});

export const DebtsSchema = z
  .object({
    monthlyRepayment: yuan({ required: "monthlyRepayment.required", max: most, tooHigh: "monthlyRepayment.tooHigh" }),
    cardsElsewhere: count(0, 99, { required: "cardsElsewhere.required", wrong: "cardsElsewhere.wrong" }),
    cardLimitsElsewhere: optional(
      yuan({ required: "cardLimitsElsewhere.required", max: most, tooHigh: "cardLimitsElsewhere.tooHigh" }),
    ),
    cardBalanceElsewhere: optional(
      yuan({ required: "cardBalanceElsewhere.required", max: most, tooHigh: "cardBalanceElsewhere.tooHigh" }),
    ),
    version: version(),
  })
  .refine(
    (said) => said.cardsElsewhere === 0 || said.cardLimitsElsewhere !== null,
    fault("cardLimitsElsewhere", "cardLimitsElsewhere.required", "cardsElsewhere"),
  )
  .refine(
    (said) => said.cardsElsewhere === 0 || said.cardBalanceElsewhere !== null,
    fault("cardBalanceElsewhere", "cardBalanceElsewhere.required", "cardsElsewhere"),
  )
  .overwrite((said) =>
    said.cardsElsewhere === 0 ? { ...said, cardLimitsElsewhere: 0n, cardBalanceElsewhere: 0n } : said,
  );

/** The form of each section of the profile, in the order in which they are asked. */
export const sectionSchemas = {
  identity: IdentitySchema,
  contact: ContactSchema,
  employment: EmploymentSchema,
  income: IncomeSchema,
  housing: HousingSchema,
  debts: DebtsSchema,
};

export type AddressAnswers = z.output<typeof AddressSchema>;
export type RemoveAddress = z.output<typeof RemoveAddressSchema>;
export type SectionAnswers = { [S in keyof typeof sectionSchemas]: z.output<(typeof sectionSchemas)[S]> };

const workFields = { employer: true, employerKind: true, occupation: true, jobSince: true };

function answered(said: { employmentKind: EmploymentKind } & Record<string, unknown>, field: keyof typeof workFields) {
  return !workQuestions(said.employmentKind).includes(field) || said[field] !== null;
}

/** What an administrator does to a customer's account, and why. */
export const CustomerDeedSchema = z.object({ customerId: uuid(), reason: reasonField() });
export type CustomerDeed = z.output<typeof CustomerDeedSchema>;
