import type { Profile } from "@/lib/customers/profile";
import type { Prisma } from "@/lib/generated/prisma/client";
import { documentKey, nameKey } from "@/lib/identity/rules";
import { keyedIndex } from "@/lib/vault/keyed-index";
import type { Key } from "@/lib/vault/keys";
import { seal } from "@/lib/vault/seal";

type Columns = Prisma.CustomerUncheckedUpdateManyInput;

/**
 * The columns for some answers of one customer: what identifies is sealed, what is searched for is indexed.
 * A document number comes together with its type. The home address has rows of its own and is left out.
 */
export function sealProfile(id: string, key: Key, answers: Partial<Profile>): Columns {
  const columns: Columns = {};
  const sealed = (column: string, text: string | null) =>
    text === null ? null : seal(key, { table: "Customer", column, row: id }, text);

  for (const [field, answer] of Object.entries(answers)) {
    const column = writers[field as keyof Profile];
    if (column) Object.assign(columns, column(answer as never, sealed, answers));
  }
  return columns;
}

type Sealed = (column: string, text: string | null) => string | null;
type Writers = {
  [F in keyof Profile]?: (answer: Profile[F], sealed: Sealed, answers: Partial<Profile>) => Columns;
};

const monthStart = (month: string | null) => month && new Date(`${month}-01T00:00:00Z`);

const writers: Writers = {
  name: (name, sealed) => ({
    nameSealed: sealed("nameSealed", name),
    nameIndex: name && keyedIndex("name", nameKey(name)),
  }),
  mobile: (mobile, sealed) =>
    mobile ? { mobileSealed: sealed("mobileSealed", mobile)!, mobileIndex: keyedIndex("mobile", mobile) } : {},
  documentType: (documentType) => ({ documentType }),
  documentNumber: (number, sealed, { documentType }) => ({
    documentNumberSealed: sealed("documentNumberSealed", number),
    documentIndex: number && documentType ? keyedIndex("document", documentKey(documentType, number)) : null,
  }),
  birthDate: (day, sealed) => ({
    birthDateSealed: sealed("birthDateSealed", day),
    birthYear: day === null ? null : Number(day.slice(0, 4)),
  }),
  sex: (sex) => ({ sex }),
  employmentKind: (employmentKind) => ({ employmentKind }),
  employer: (employer, sealed) => ({ employerSealed: sealed("employerSealed", employer) }),
  employerKind: (employerKind) => ({ employerKind }),
  occupation: (occupation) => ({ occupation }),
  jobSince: (month) => ({ jobSince: monthStart(month) }),
  monthlyIncome: (monthlyIncome) => ({ monthlyIncome }),
  incomeSource: (incomeSource) => ({ incomeSource }),
  otherIncome: (otherIncome) => ({ otherIncome }),
  housingKind: (housingKind) => ({ housingKind }),
  monthlyHousingCost: (monthlyHousingCost) => ({ monthlyHousingCost }),
  livingSince: (month) => ({ livingSince: monthStart(month) }),
  educationLevel: (educationLevel) => ({ educationLevel }),
  dependants: (dependants) => ({ dependants }),
  monthlyRepayment: (monthlyRepayment) => ({ monthlyRepayment }),
  cardsElsewhere: (cardsElsewhere) => ({ cardsElsewhere }),
  cardLimitsElsewhere: (cardLimitsElsewhere) => ({ cardLimitsElsewhere }),
  cardBalanceElsewhere: (cardBalanceElsewhere) => ({ cardBalanceElsewhere }),
};
