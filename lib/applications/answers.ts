import { z } from "zod";
import { occupations } from "@/lib/customers/occupations";
import { provinces } from "@/lib/customers/places";
import type { Profile, ProfileField } from "@/lib/customers/profile";
import { type Answer, type Difference, differences, profileFields } from "@/lib/customers/rules";
import {
  DocumentType,
  EducationLevel,
  EmployerKind,
  EmploymentKind,
  HousingKind,
  IncomeSource,
  Sex,
} from "@/lib/generated/prisma/enums";

/** Whole cents as a JSON number, a bigint in the program. */
const cents = z.codec(z.int().nonnegative(), z.bigint(), { decode: BigInt, encode: Number });
const month = z.string().regex(/^\d{4}-\d{2}$/);
const count = z.int().nonnegative();

/** `Submission.answers`: what does not identify the person, readable by reports and by the advice. Money in cents. */
export const FrozenAnswersSchema = z.object({
  productCode: z.string(),
  requestedLimit: cents,
  documentType: z.enum(DocumentType),
  birthYear: z.int(),
  sex: z.enum(Sex),
  province: z.enum(provinces),
  city: z.string(),
  employmentKind: z.enum(EmploymentKind),
  employerKind: z.enum(EmployerKind).nullable(),
  occupation: z.enum(occupations).nullable(),
  jobSince: month.nullable(),
  monthlyIncome: cents,
  incomeSource: z.enum(IncomeSource),
  otherIncome: cents.nullable(),
  housingKind: z.enum(HousingKind),
  monthlyHousingCost: cents,
  livingSince: month,
  educationLevel: z.enum(EducationLevel),
  dependants: count,
  monthlyRepayment: cents,
  cardsElsewhere: count,
  cardLimitsElsewhere: cents.nullable(),
  cardBalanceElsewhere: cents.nullable(),
});

const address = z.object({
  province: z.enum(provinces),
  city: z.string(),
  line: z.string(),
  postcode: z.string().nullable(),
});

/** `Submission.identitySealed`: what identifies the person, as JSON before it is sealed. */
export const FrozenIdentitySchema = z.object({
  name: z.string(),
  documentNumber: z.string(),
  birthDate: z.string(),
  mobile: z.string(),
  email: z.string(),
  line: z.string(),
  postcode: z.string().nullable(),
  workAddress: address.nullable(),
  mailingAddress: address.nullable(),
  employer: z.string().nullable(),
});

/** The JSON column, and the sealed text before sealing. */
export type FrozenAnswers = z.input<typeof FrozenAnswersSchema>;
export type FrozenIdentity = z.output<typeof FrozenIdentitySchema>;

/** Both parts together, under the names of the form fields. */
export type Answers = Omit<Profile, "birthDate"> & {
  birthDate: string;
  productCode: string;
  requestedLimit: bigint;
  email: string;
};

type Draft = { productCode: string; requestedLimit: bigint };

/** The two parts of a submission. Throws where an answer is missing: what `missingForApplication` lists was not asked for. */
export function freeze(profile: Profile, draft: Draft, email: string) {
  const birthYear = Number(profile.birthDate?.slice(0, 4));
  const answers: FrozenAnswers = z.encode(FrozenAnswersSchema, {
    ...profile,
    ...draft,
    birthYear,
  } as z.output<typeof FrozenAnswersSchema>);
  return { answers, identity: FrozenIdentitySchema.parse({ ...profile, email }) };
}

/** The answers of a submission, from the JSON column and the opened identity text. Throws when either is not ours. */
export function thaw(answers: unknown, identityText: string): Answers {
  const identity = FrozenIdentitySchema.parse(JSON.parse(identityText));
  const { birthYear: _, ...open } = FrozenAnswersSchema.parse(answers);
  return { ...open, ...identity };
}

export type AnswerField = ProfileField | "productCode" | "requestedLimit";

/** Every answer of an application in the order in which it is shown. */
export const answerFields: readonly AnswerField[] = ["productCode", "requestedLimit", ...profileFields];

type Comparable = Partial<Record<AnswerField, Answer>>;

/** What is another between two applications, or rounds of one. */
export const changedAnswers = (before: Comparable, after: Comparable): Difference<AnswerField>[] =>
  differences(before, after, answerFields);

/** What the customer has changed in the profile since the answers were sent. */
export const changedSince = (sent: Comparable, profile: Profile): Difference<ProfileField>[] =>
  differences<ProfileField>(sent, profile, profileFields);
