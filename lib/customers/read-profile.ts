import "server-only";
import type { Address, Profile } from "@/lib/customers/profile";
import type { OwnRows } from "@/lib/db";
import type { Customer } from "@/lib/generated/prisma/client";
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
  from: Pick<OwnRows, "$queryRaw">,
  customerId: string,
): Promise<OpenedProfile & { key: Key }> {
  const row = await readRow(from, customerId);
  const { addresses, version, updatedAt, number, verifiedAt } = row;
  if (!row.wrapped) throw new Refusal("erasure.gone");
  const key = unwrapPersonKey(customerId, row.wrapped);
  const said = (column: SealedColumn) => openOrNull(key, { table: "Customer", column, row: customerId }, row[column]);
  const home = addressOf(key, addresses, "HOME");
  return {
    key,
    version,
    updatedAt,
    number,
    verifiedAt,
    email: open(key, { table: "User", column: "emailSealed", row: customerId }, row.emailSealed),
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

type SealedColumn = "nameSealed" | "documentNumberSealed" | "birthDateSealed" | "mobileSealed" | "employerSealed";

type Row = Pick<
  Customer,
  | SealedColumn
  | ("documentType" | "sex" | "employmentKind" | "employerKind" | "occupation" | "jobSince" | "monthlyIncome")
  | ("incomeSource" | "otherIncome" | "housingKind" | "monthlyHousingCost" | "livingSince" | "educationLevel")
  | ("dependants" | "monthlyRepayment" | "cardsElsewhere" | "cardLimitsElsewhere" | "cardBalanceElsewhere")
  | ("version" | "updatedAt" | "number" | "verifiedAt")
> & { emailSealed: string; wrapped: string | null; addresses: StoredAddress[] };

/** One statement: Prisma would send one for each table. */
async function readRow(from: Pick<OwnRows, "$queryRaw">, customerId: string): Promise<Row> {
  const [row] = await from.$queryRaw<Row[]>`
    SELECT c."nameSealed", c."documentNumberSealed", c."birthDateSealed", c."mobileSealed", c."employerSealed",
           c."documentType", c.sex, c."employmentKind", c."employerKind", c.occupation, c."jobSince", c."monthlyIncome",
           c."incomeSource", c."otherIncome", c."housingKind", c."monthlyHousingCost", c."livingSince",
           c."educationLevel", c.dependants, c."monthlyRepayment", c."cardsElsewhere", c."cardLimitsElsewhere",
           c."cardBalanceElsewhere", c.version, c."updatedAt", c.number, c."verifiedAt", u."emailSealed", k.wrapped,
           (SELECT coalesce(json_agg(a), '[]') FROM (
              SELECT id, kind, province, city, "lineSealed", "postcodeSealed"
              FROM "CustomerAddress" WHERE "customerId" = c.id) a) AS addresses
    FROM "Customer" c
    JOIN "User" u ON u.id = c.id
    LEFT JOIN "DataKey" k ON k."userId" = c.id
    WHERE c.id = ${customerId}::uuid`;
  if (!row) throw new Error("there is no such customer");
  return row;
}

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
