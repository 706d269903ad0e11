import type { Address, Profile, ProfileField } from "@/lib/customers/profile";
import type { EmploymentKind } from "@/lib/generated/prisma/enums";

/** The sections of the profile and their questions, in the order in which they are asked. */
export const sections = {
  identity: ["name", "documentType", "documentNumber", "birthDate", "sex"],
  contact: ["mobile", "province", "city", "line", "postcode"],
  employment: ["employmentKind", "employer", "employerKind", "occupation", "jobSince"],
  income: ["monthlyIncome", "incomeSource", "otherIncome"],
  housing: ["housingKind", "monthlyHousingCost", "livingSince", "educationLevel", "dependants"],
  debts: ["monthlyRepayment", "cardsElsewhere", "cardLimitsElsewhere", "cardBalanceElsewhere"],
} as const satisfies Record<string, readonly ProfileField[]>;

export type Section = keyof typeof sections;
export type SectionField = (typeof sections)[Section][number];

export const sectionNames = Object.keys(sections) as Section[];

export const isSection = (name: string): name is Section => Object.hasOwn(sections, name);

export const sectionOf = (field: string): Section | null =>
  sectionNames.find((section) => (sections[section] as readonly string[]).includes(field)) ?? null;

type WorkField = "employer" | "employerKind" | "occupation" | "jobSince";

/** What else is asked of people in a kind of employment. */
export function workQuestions(kind: EmploymentKind): readonly WorkField[] {
  return work[kind];
}

const work: Record<EmploymentKind, readonly WorkField[]> = {
  EMPLOYED: ["employer", "employerKind", "occupation", "jobSince"],
  CIVIL_SERVANT: ["employer", "employerKind", "occupation", "jobSince"],
  SELF_EMPLOYED: ["employer", "occupation", "jobSince"],
  FREELANCE: ["occupation", "jobSince"],
  STUDENT: [],
  RETIRED: [],
  NOT_WORKING: [],
};

/** May be left empty by everybody. */
export const voluntary: readonly SectionField[] = ["postcode", "otherIncome"];

/** The questions this customer must have answered before an application can be sent. */
export function neededForApplication(profile: Profile): { section: Section; field: SectionField }[] {
  const unasked: SectionField[] = [...voluntary];
  const asked = profile.employmentKind ? workQuestions(profile.employmentKind) : [];
  unasked.push(...work.EMPLOYED.filter((field) => !asked.includes(field)));
  if (profile.cardsElsewhere === 0) unasked.push("cardLimitsElsewhere", "cardBalanceElsewhere");
  return sectionNames.flatMap((section) =>
    sections[section].filter((field) => !unasked.includes(field)).map((field) => ({ section, field })),
  );
}

/** What is still missing, in the order of the sections. */
export function missingForApplication(profile: Profile): { section: Section; field: SectionField }[] {
  return neededForApplication(profile).filter(({ field }) => profile[field] === null);
}

/** How much of what an application needs is there, in whole percent; 100 only when nothing is missing. */
export function completeness(profile: Profile): number {
  const needed = neededForApplication(profile).length;
  return Math.floor((100 * (needed - missingForApplication(profile).length)) / needed);
}

export type SectionState = "untouched" | "begun" | "complete";

/** The state of a section in the task list. */
export function sectionState(profile: Profile, section: Section): SectionState {
  const needed = neededForApplication(profile).filter((question) => question.section === section);
  const open = needed.filter(({ field }) => profile[field] === null);
  if (open.length === 0) return "complete";
  return sections[section].some((field) => profile[field] !== null) ? "begun" : "untouched";
}

export type Answer = string | number | bigint | Address | null;
export type Difference<F extends string = string> = { field: F; from: Answer; to: Answer };

/** The answers that are not the same in two sets, in the order of the fields given. */
export function differences<F extends string>(
  before: Partial<Record<F, Answer>>,
  after: Partial<Record<F, Answer>>,
  fields: readonly F[],
): Difference<F>[] {
  return fields.flatMap((field) => {
    const [from, to] = [before[field] ?? null, after[field] ?? null];
    return isSame(from, to) ? [] : [{ field, from, to }];
  });
}

/** Every field of a profile in the order in which it is shown. */
export const profileFields: readonly ProfileField[] = [
  ...sectionNames.flatMap((section): ProfileField[] => [...sections[section]]),
  "workAddress",
  "mailingAddress",
];

function isSame(one: Answer, other: Answer) {
  if (one === null || other === null || typeof one !== "object" || typeof other !== "object") return one === other;
  return (["province", "city", "line", "postcode"] as const).every((part) => one[part] === other[part]);
}
