import type { Occupation } from "@/lib/customers/occupations";
import type { Province } from "@/lib/customers/places";
import type {
  DocumentType,
  EducationLevel,
  EmployerKind,
  EmploymentKind,
  HousingKind,
  IncomeSource,
  Sex,
} from "@/lib/generated/prisma/enums";

export type Address = { province: Province; city: string; line: string; postcode: string | null };

type Asked = {
  name: string;
  documentType: DocumentType;
  documentNumber: string;
  birthDate: string;
  sex: Sex;
  mobile: string;
  province: Province;
  city: string;
  line: string;
  postcode: string;
  employmentKind: EmploymentKind;
  employer: string;
  employerKind: EmployerKind;
  occupation: Occupation;
  jobSince: string;
  monthlyIncome: bigint;
  incomeSource: IncomeSource;
  otherIncome: bigint;
  housingKind: HousingKind;
  monthlyHousingCost: bigint;
  livingSince: string;
  educationLevel: EducationLevel;
  dependants: number;
  monthlyRepayment: bigint;
  cardsElsewhere: number;
  cardLimitsElsewhere: bigint;
  cardBalanceElsewhere: bigint;
};

/**
 * A customer's answers, opened, under the names of the form fields: days as 1990-05-31, months as 2024-04, money in
 * cents, null where nothing was answered. The home address lies flat among them.
 */
export type Profile = { [F in keyof Asked]: Asked[F] | null } & {
  workAddress: Address | null;
  mailingAddress: Address | null;
};

export type ProfileField = keyof Profile;
