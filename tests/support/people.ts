import { randomUUIDv7 } from "node:crypto";
import type { Actor, Admin, Customer, Manager, Role } from "@/lib/auth/actor";
import { rightsOf, type Template } from "@/lib/auth/rights";
import { db } from "@/lib/db";
import { checkOf } from "@/lib/identity/resident-id";
import { documentKey } from "@/lib/identity/rules";
import { toStored } from "@/lib/language";
import { keyedIndex } from "@/lib/vault/keyed-index";
import { newPersonKey } from "@/lib/vault/person";
import { seal } from "@/lib/vault/seal";

/** Stories in several browsers share one database with the demo bank: each begins somewhere else. */
let made = 900_000 + Number(process.hrtime.bigint() % 90_000n);

/** A number that no other made thing of this run has. */
export const next = () => {
  made += 1;
  return made;
};

type PersonChanges<R extends Role> = Partial<Actor<R>> & { email?: string; template?: Template };

/** A signed-in person with an account, a key and a mail address of his or her own. */
async function aPerson<R extends Role>(role: R, changes: PersonChanges<R>): Promise<Actor<R>> {
  const { email = `person${next()}@example.com`, template = null, ...rest } = changes;
  const actor: Actor<R> = {
    id: randomUUIDv7(),
    role,
    name: "",
    language: "zh-CN",
    sessionId: randomUUIDv7(),
    signedInAt: new Date("2026-11-20T06:05:00Z"),
    previousSignInAt: new Date("2026-11-19T13:14:00Z"),
    registeredAt: new Date("2026-03-02T02:00:00Z"),
    staffNumber: null,
    branch: null,
    limitAuthority: 0n,
    rights: rightsOf({ role, rightsTemplate: template, exceptions: [] }),
    fresh: true,
    address: "192.0.2.1",
    device: "test",
    requestId: "test",
    ...rest,
  };
  const { key, wrapped } = newPersonKey(actor.id);
  const place = { table: "User", column: "emailSealed", row: actor.id };
  await db.user.create({
    data: {
      id: actor.id,
      role,
      status: "ACTIVE",
      language: toStored(actor.language),
      emailSealed: seal(key, place, email),
      emailIndex: keyedIndex("email", email),
      staffNumber: actor.staffNumber,
      staffName: role === "CUSTOMER" ? null : actor.name,
      branch: actor.branch,
      limitAuthority: actor.limitAuthority,
      rightsTemplate: template,
      createdAt: actor.registeredAt,
      confirmedAt: actor.registeredAt,
      lastSignInAt: actor.signedInAt,
      previousSignInAt: actor.previousSignInAt,
      dataKey: { create: { wrapped } },
    },
    select: { id: true },
  });
  return actor;
}

export function aManager(changes: PersonChanges<"MANAGER"> = {}): Promise<Manager> {
  const staffNumber = String(5000 + next());
  return aPerson("MANAGER", { name: "王敏", staffNumber, branch: "西湖支行", limitAuthority: 5_000_000n, ...changes });
}

export function anAdmin(changes: PersonChanges<"ADMIN"> = {}): Promise<Admin> {
  return aPerson("ADMIN", { name: "陈思远", staffNumber: String(5000 + next()), ...changes });
}

/** Dismissed: the account exists and can do nothing any more. */
export async function dismiss(person: Actor) {
  await db.user.update({ where: { id: person.id }, data: { status: "DISABLED" }, select: { id: true } });
}

/** A customer who has only registered: an address, a mobile number, an empty profile. */
export async function aStranger(changes: PersonChanges<"CUSTOMER"> & { mobile?: string } = {}): Promise<Customer> {
  const { mobile = `139${String(10_000_000 + next())}`, ...rest } = changes;
  const customer = await aPerson("CUSTOMER", rest);
  const key = await keyOf(customer.id);
  const mobileSealed = seal(key, { table: "Customer", column: "mobileSealed", row: customer.id }, mobile);
  await db.customer.create({
    data: { id: customer.id, mobileSealed, mobileIndex: keyedIndex("mobile", mobile) },
    select: { id: true },
  });
  return customer;
}

type Profile = { name: string; documentNumber: string; birthDate: string; monthlyIncome: bigint; mobile: string };

/** A customer whose profile holds everything an application asks for. */
export async function aCustomer(
  changes: PersonChanges<"CUSTOMER"> & { profile?: Partial<Profile> } = {},
): Promise<Customer> {
  const { profile = {}, ...rest } = changes;
  const name = profile.name ?? "周雨桐";
  const customer = await aStranger({ name, ...rest, ...(profile.mobile ? { mobile: profile.mobile } : {}) });
  const usual = { documentNumber: aResidentId(), birthDate: "1990-01-01", monthlyIncome: 1_200_000n };
  await fillProfile(customer.id, { ...usual, ...profile, name });
  return customer;
}

async function fillProfile(id: string, profile: Omit<Profile, "mobile">) {
  const key = await keyOf(id);
  const sealed = (column: string, text: string) => seal(key, { table: "Customer", column, row: id }, text);
  const { name, documentNumber, birthDate, monthlyIncome } = profile;
  await db.customer.update({
    where: { id },
    data: {
      nameSealed: sealed("nameSealed", name),
      nameIndex: keyedIndex("name", name),
      documentType: "RESIDENT_ID",
      documentNumberSealed: sealed("documentNumberSealed", documentNumber),
      documentIndex: keyedIndex("document", documentKey("RESIDENT_ID", documentNumber)),
      birthDateSealed: sealed("birthDateSealed", birthDate),
      birthYear: Number(birthDate.slice(0, 4)),
      sex: "FEMALE",
      employmentKind: "EMPLOYED",
      employerSealed: sealed("employerSealed", "西湖软件有限公司"),
      employerKind: "PRIVATE",
      occupation: "SOFTWARE",
      jobSince: new Date("2020-07-01"),
      monthlyIncome,
      incomeSource: "SALARY",
      otherIncome: 0n,
      housingKind: "RENTED",
      monthlyHousingCost: 300_000n,
      livingSince: new Date("2021-03-01"),
      educationLevel: "BACHELOR",
      dependants: 0,
      monthlyRepayment: 100_000n,
      cardsElsewhere: 1,
      cardLimitsElsewhere: 2_000_000n,
      cardBalanceElsewhere: 150_000n,
    },
    select: { id: true },
  });
  for (const kind of ["HOME", "WORK", "MAILING"] as const) await anAddress(id, kind);
}

async function anAddress(customerId: string, kind: "HOME" | "WORK" | "MAILING") {
  const id = randomUUIDv7();
  const key = await keyOf(customerId);
  const sealed = (column: string, text: string) => seal(key, { table: "CustomerAddress", column, row: id }, text);
  await db.customerAddress.create({
    data: {
      id,
      customerId,
      kind,
      province: "ZJ",
      city: "杭州市",
      lineSealed: sealed("lineSealed", "文三路 90 号 3 幢 201 室"),
      postcodeSealed: sealed("postcodeSealed", "310012"),
    },
    select: { id: true },
  });
}

/** A valid resident ID of a woman born on 1 January 1990 in a county that does not exist. */
export function aResidentId(): string {
  const body = `33999919900101${String((next() * 2) % 1000).padStart(3, "0")}`;
  return body + checkOf(body);
}

/** The person's key, to seal what a test puts into the database. */
export async function keyOf(userId: string) {
  const { personKey } = await import("@/lib/vault/person");
  return personKey(db, userId);
}
