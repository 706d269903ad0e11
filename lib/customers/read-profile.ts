import "server-only";
import type { Address, Profile } from "@/lib/customers/profile";
import type { OwnRows } from "@/lib/db";
import type { Prisma } from "@/lib/generated/prisma/client";
import type { AddressKind } from "@/lib/generated/prisma/enums";
import { Refusal } from "@/lib/refusal";
import type { Key } from "@/lib/vault/keys";
import { unwrapPersonKey } from "@/lib/vault/person";
import { open } from "@/lib/vault/seal";

export type OpenedProfile = {
  profile: Profile;
  /** Rises with every change. */
  version: number;
  updatedAt: Date;
  email: string;
  /** The customer number, given with the day on which the bank verified who it is. */
  number: string | null;
  verifiedAt: Date | null;
};

/**
 * A customer's profile, opened: for commands and queries of `lib` that have checked whose it is. Inside a
 * transaction pass `tx`; whoever needs it to stand still locks the customer's row before.
 */
export async function readProfile(
  from: Pick<OwnRows, "customer">,
  customerId: string,
): Promise<OpenedProfile & { key: Key }> {
  const row = await from.customer.findFirstOrThrow({ where: { id: customerId }, select: stored });
  const { user, addresses, version, updatedAt, number, verifiedAt } = row;
  if (!user.dataKey) throw new Refusal("erasure.gone");
  const key = unwrapPersonKey(customerId, user.dataKey.wrapped);
  const said = (column: SealedColumn) => openOrNull(key, { table: "Customer", column, row: customerId }, row[column]);
  const home = addressOf(key, addresses, "HOME");
  return {
    key,
    version,
    updatedAt,
    number,
    verifiedAt,
    email: open(key, { table: "User", column: "emailSealed", row: customerId }, user.emailSealed),
    profile: {
      ...answersOf(row),
      name: said("nameSealed"),
      documentNumber: said("documentNumberSealed"),
      birthDate: said("birthDateSealed"),
      mobile: said("mobileSealed"),
      employer: said("employerSealed"),
      province: home?.province ?? null,
      city: home?.city ?? null,
      line: home?.line ?? null,
      postcode: home?.postcode ?? null,
      workAddress: addressOf(key, addresses, "WORK"),
      mailingAddress: addressOf(key, addresses, "MAILING"),
    },
  };
}

const sealedColumns = {
  nameSealed: true,
  documentNumberSealed: true,
  birthDateSealed: true,
  mobileSealed: true,
  employerSealed: true,
} as const;
type SealedColumn = keyof typeof sealedColumns;

const stored = {
  ...sealedColumns,
  documentType: true,
  sex: true,
  employmentKind: true,
  employerKind: true,
  occupation: true,
  jobSince: true,
  monthlyIncome: true,
  incomeSource: true,
  otherIncome: true,
  housingKind: true,
  monthlyHousingCost: true,
  livingSince: true,
  educationLevel: true,
  dependants: true,
  monthlyRepayment: true,
  cardsElsewhere: true,
  cardLimitsElsewhere: true,
  cardBalanceElsewhere: true,
  version: true,
  updatedAt: true,
  number: true,
  verifiedAt: true,
  addresses: { select: { id: true, kind: true, province: true, city: true, lineSealed: true, postcodeSealed: true } },
  user: { select: { emailSealed: true, dataKey: { select: { wrapped: true } } } },
} as const;

type Row = Prisma.CustomerGetPayload<{ select: typeof stored }>;

function answersOf(row: Row) {
  return {
    documentType: row.documentType,
    sex: row.sex,
    employmentKind: row.employmentKind,
    employerKind: row.employerKind,
    occupation: row.occupation as Profile["occupation"],
    jobSince: monthText(row.jobSince),
    monthlyIncome: row.monthlyIncome,
    incomeSource: row.incomeSource,
    otherIncome: row.otherIncome,
    housingKind: row.housingKind,
    monthlyHousingCost: row.monthlyHousingCost,
    livingSince: monthText(row.livingSince),
    educationLevel: row.educationLevel,
    dependants: row.dependants,
    monthlyRepayment: row.monthlyRepayment,
    cardsElsewhere: row.cardsElsewhere,
    cardLimitsElsewhere: row.cardLimitsElsewhere,
    cardBalanceElsewhere: row.cardBalanceElsewhere,
  };
}

type StoredAddress = {
  id: string;
  kind: AddressKind;
  province: string;
  city: string;
  lineSealed: string;
  postcodeSealed: string | null;
};

function addressOf(key: Key, addresses: StoredAddress[], kind: AddressKind): Address | null {
  const found = addresses.find((address) => address.kind === kind);
  if (!found) return null;
  const place = (column: string) => ({ table: "CustomerAddress", column, row: found.id });
  return {
    province: found.province as Address["province"],
    city: found.city,
    line: open(key, place("lineSealed"), found.lineSealed),
    postcode: openOrNull(key, place("postcodeSealed"), found.postcodeSealed),
  };
}

const openOrNull = (key: Key, place: Parameters<typeof open>[1], sealed: string | null) =>
  sealed === null ? null : open(key, place, sealed);

const monthText = (first: Date | null) => first?.toISOString().slice(0, 7) ?? null;
