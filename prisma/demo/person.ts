import type { DocumentType } from "@/lib/generated/prisma/enums";
import { days, whenAwake } from "./calendar";
import { type Nature, natureOf } from "./circumstances";
import { mobileOf, residentIdOf, uuidAt } from "./ids";
import { nameOf, type Sex } from "./names";
import { type Address, cityOf, homeIn, workplaceIn } from "./places";
import type { Plan } from "./plan";
import { chance, type Random, weighted, weights, whole } from "./random";

/** Who somebody is, as it would stand on a document and an envelope. */
export type Identity = {
  name: string;
  sex: Sex;
  /** 1990-05-31 */
  birthDate: string;
  documentType: DocumentType;
  documentNumber: string;
  mobile: string;
  email: string;
  home: Address;
  workplace: Address | null;
};

export type Person = {
  serial: number;
  id: string;
  status: "ACTIVE" | "PENDING" | "DISABLED";
  language: "zh-CN" | "en";
  registeredAt: number;
  identity: Identity;
  nature: Nature;
  /** Shares the document or the mobile with an account made before. */
  isDuplicate: boolean;
};

/** How far back the bank's memory goes. */
export const historyDays = 24 * 30.4;

const accounts = weights({ ACTIVE: 975, PENDING: 18, DISABLED: 7 });

export function personOf(random: Random, plan: Plan, serial: number, registeredAt: number): Person {
  const nature = natureOf(random, cityOf(random));
  return {
    serial,
    id: uuidAt(random, registeredAt),
    status: weighted(random, accounts),
    language: chance(random, 0.03) ? "en" : "zh-CN",
    registeredAt,
    identity: identityOf(random, plan, serial, nature),
    nature,
    isDuplicate: false,
  };
}

const papers = weights({ RESIDENT_ID: 985, PASSPORT: 6, HK_MACAU_PERMIT: 5, TAIWAN_PERMIT: 4 });

function identityOf(random: Random, { today }: Plan, serial: number, nature: Nature): Identity {
  const sex: Sex = chance(random, 0.5) ? "MALE" : "FEMALE";
  const birthDate = new Date(today - days(nature.age * 365.25 + whole(random, 1, 364))).toISOString().slice(0, 10);
  const documentType = weighted(random, papers);
  const home = homeIn(random, nature.city);
  return {
    name: nameOf(random, sex),
    sex,
    birthDate,
    documentType,
    documentNumber: numberOf[documentType](serial, birthDate, sex),
    mobile: mobileOf(serial),
    email: `kh${String(serial).padStart(6, "0")}@demo.test`,
    home,
    workplace: chance(random, 0.25) ? workplaceIn(random, nature.city) : null,
  };
}

/** Documents that no authority issues: begun with letters or digits that are not given out. */
const numberOf: Record<DocumentType, (serial: number, birthDate: string, sex: Sex) => string> = {
  RESIDENT_ID: residentIdOf,
  PASSPORT: (serial) => `XX${String(serial).padStart(8, "0")}`,
  HK_MACAU_PERMIT: (serial) => `H${String(90_000_000 + serial)}`,
  TAIWAN_PERMIT: (serial) => String(90_000_000 + serial),
};

const thickness = { demo: 2.3, crowd: 1.25 };

/** Registrations come a little thicker at the beginning: the bank opened with a campaign. */
export function registrationOf(plan: Plan, share: number): number {
  const start = plan.today - days(historyDays);
  return whenAwake(Math.floor(start + days(historyDays - 0.1) * share ** thickness[plan.mix]));
}
