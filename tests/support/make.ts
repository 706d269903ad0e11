import { randomUUIDv7 } from "node:crypto";
import type { Actor, Admin, Customer, Manager, Role } from "@/lib/auth/actor";
import { db } from "@/lib/db";
import type { ApplicationStatus, DocumentKind } from "@/lib/generated/prisma/enums";
import { toStored } from "@/lib/language";
import { keyedIndex } from "@/lib/vault/keyed-index";
import { newPersonKey } from "@/lib/vault/person";
import { seal } from "@/lib/vault/seal";

let made = 0;

/** A number that no other made thing of this run has. */
export const next = () => {
  made += 1;
  return made;
};

type PersonChanges<R extends Role> = Partial<Actor<R>> & { email?: string };

/** A signed-in person with an account, a key and a mail address of his or her own. */
async function aPerson<R extends Role>(role: R, changes: PersonChanges<R>): Promise<Actor<R>> {
  const { email = `person${next()}@example.com`, ...rest } = changes;
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

type Profile = { name: string; documentNumber: string; monthlyIncome: bigint; mobile: string };

/** A customer whose profile holds everything an application asks for. */
export async function aCustomer(
  changes: PersonChanges<"CUSTOMER"> & { profile?: Partial<Profile> } = {},
): Promise<Customer> {
  const { profile = {}, ...rest } = changes;
  const name = profile.name ?? "周雨桐";
  const customer = await aStranger({ name, ...rest, ...(profile.mobile ? { mobile: profile.mobile } : {}) });
  await fillProfile(customer.id, { documentNumber: aResidentId(), monthlyIncome: 1_200_000n, ...profile, name });
  return customer;
}

async function fillProfile(id: string, profile: Omit<Profile, "mobile">) {
  const key = await keyOf(id);
  const sealed = (column: string, text: string) => seal(key, { table: "Customer", column, row: id }, text);
  const { name, documentNumber, monthlyIncome } = profile;
  await db.customer.update({
    where: { id },
    data: {
      nameSealed: sealed("nameSealed", name),
      nameIndex: keyedIndex("name", name),
      documentType: "RESIDENT_ID",
      documentNumberSealed: sealed("documentNumberSealed", documentNumber),
      documentIndex: keyedIndex("document", documentNumber),
      birthDateSealed: sealed("birthDateSealed", "1990-01-01"),
      birthYear: 1990,
      sex: "FEMALE",
      employmentKind: "EMPLOYED",
      employerSealed: sealed("employerSealed", "西湖软件有限公司"),
      employerKind: "PRIVATE",
      occupation: "工程师",
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
      province: "浙江省",
      city: "杭州市",
      lineSealed: sealed("lineSealed", "文三路 90 号 3 幢 201 室"),
      postcodeSealed: sealed("postcodeSealed", "310012"),
    },
    select: { id: true },
  });
}

/** A valid resident ID of a woman born on 1 January 1990 in a region that does not exist. */
export function aResidentId(): string {
  const body = `99000019900101${String((next() * 2) % 1000).padStart(3, "0")}`;
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  const sum = weights.reduce((total, weight, at) => total + weight * Number(body[at]), 0);
  return body + "10X98765432"[sum % 11];
}

/** The person's key, to seal what a test puts into the database. */
export async function keyOf(userId: string) {
  const { personKey } = await import("@/lib/vault/person");
  return personKey(db, userId);
}

type DraftChanges = { productCode?: string | null; requestedLimit?: bigint | null; previousApplicationId?: string };

/** A draft: a standard card with 30,000 yuan, unless told. */
export async function aDraft(customer: Customer, changes: DraftChanges = {}) {
  return db.application.create({
    data: { customerId: customer.id, productCode: "STANDARD", requestedLimit: 3_000_000n, ...changes },
    select: { id: true, version: true },
  });
}

/** The row of an uploaded document; its bytes exist nowhere. */
export function aDocument(customer: Customer, applicationId: string, kind: DocumentKind = "ID_FRONT") {
  return db.document.create({
    data: {
      customerId: customer.id,
      applicationId,
      kind,
      mime: "image/jpeg",
      bytes: 1_000,
      storageKey: `${customer.id}:${randomUUIDv7()}`,
    },
    select: { id: true, storageKey: true },
  });
}

type ApplicationChanges = {
  customer?: Customer;
  manager?: Manager;
  status?: Exclude<ApplicationStatus, "DRAFT">;
  productCode?: string;
  requestedLimit?: bigint;
  grantedLimit?: bigint;
  submittedAt?: Date;
  returnedAt?: Date;
  dueAt?: Date;
  reapplyFrom?: Date;
  reasons?: string[];
  fieldsAsked?: string[];
  documentsAsked?: DocumentKind[];
  message?: string;
};

const claimed = ["IN_REVIEW", "RETURNED", "SECOND_REVIEW", "APPROVED", "REJECTED"];
const decided = ["APPROVED", "REJECTED"];

/** An application that was sent, in any state, with what belongs to it: answers, decision, timeline. */
export async function anApplication(changes: ApplicationChanges = {}) {
  const status = changes.status ?? "SUBMITTED";
  const customer = changes.customer ?? (await aCustomer());
  const manager = claimed.includes(status) ? (changes.manager ?? (await aManager())) : null;
  const submittedAt = changes.submittedAt ?? new Date(Date.now() - 2 * day);
  const { id } = await db.application.create({
    data: {
      customerId: customer.id,
      number: `XK20261120-${String(next()).padStart(6, "0")}`,
      productCode: changes.productCode ?? "STANDARD",
      requestedLimit: changes.requestedLimit ?? 3_000_000n,
      status,
      round: 1,
      managerId: manager?.id ?? null,
      submittedAt,
      dueAt: changes.dueAt ?? new Date(submittedAt.getTime() + 7 * day),
      claimedAt: manager ? new Date(submittedAt.getTime() + day / 2) : null,
      returnedAt: status === "RETURNED" ? (changes.returnedAt ?? new Date(Date.now() - day)) : null,
      decidedAt: decided.includes(status) ? new Date(Date.now() - day / 4) : null,
      grantedLimit: ["APPROVED", "SECOND_REVIEW"].includes(status) ? (changes.grantedLimit ?? 2_500_000n) : null,
      reapplyFrom: status === "REJECTED" ? (changes.reapplyFrom ?? new Date(Date.now() - day / 4)) : null,
    },
    select: { id: true },
  });
  await freezeAnswers(customer, id, submittedAt);
  await addSteps(id, { customer, manager, status, submittedAt });
  if (manager) await addDecision(id, { ...changes, customer, manager, status });
  return { id, customer, manager, version: 1 };
}

const day = 24 * 3_600_000;

async function freezeAnswers(customer: Customer, applicationId: string, submittedAt: Date) {
  const id = randomUUIDv7();
  const place = { table: "Submission", column: "identitySealed", row: id };
  const identitySealed = seal(await keyOf(customer.id), place, JSON.stringify({}));
  const data = {
    id,
    applicationId,
    round: 1,
    submittedAt,
    profileVersion: 1,
    declaration: "1",
    answers: {},
    identitySealed,
  };
  await db.submission.create({ data, select: { id: true } });
}

type Made = { customer: Customer; manager: Manager | null; status: ApplicationStatus; submittedAt: Date };

async function addSteps(applicationId: string, { customer, manager, status, submittedAt }: Made) {
  const at = (halves: number) => new Date(submittedAt.getTime() + (halves * day) / 2);
  const steps = [{ kind: "submitted", actorId: customer.id, at: at(0), facts: { round: 1 } }];
  if (manager) steps.push({ kind: "claimed", actorId: manager.id, at: at(1), facts: {} as { round: number } });
  const last = lastStep[status];
  if (last) {
    const [kind, facts] = last;
    const actorId = status === "WITHDRAWN" ? customer.id : (manager?.id ?? customer.id);
    steps.push({ kind, actorId, at: at(2), facts: facts as { round: number } });
  }
  await db.applicationEvent.createMany({ data: steps.map((step) => ({ applicationId, ...step })) });
}

const lastStep: Partial<Record<ApplicationStatus, [string, object]>> = {
  RETURNED: ["returned", { fields: ["monthlyIncome"], documents: [] }],
  SECOND_REVIEW: ["sentForSecondSignature", { limit: "2500000" }],
  APPROVED: ["approved", { limit: "2500000" }],
  REJECTED: ["rejected", { reasons: [] }],
  WITHDRAWN: ["withdrawn", {}],
};

const outcomes: Partial<Record<ApplicationStatus, "APPROVE" | "REJECT" | "RETURN">> = {
  RETURNED: "RETURN",
  SECOND_REVIEW: "APPROVE",
  APPROVED: "APPROVE",
  REJECTED: "REJECT",
};

type Decided = ApplicationChanges & { customer: Customer; manager: Manager; status: ApplicationStatus };

async function addDecision(applicationId: string, made: Decided) {
  const outcome = outcomes[made.status];
  if (!outcome) return;
  const id = randomUUIDv7();
  const key = await keyOf(made.customer.id);
  const sealed = (column: string, text: string) => seal(key, { table: "Decision", column, row: id }, text);
  await db.decision.create({
    data: {
      id,
      applicationId,
      onVersion: 0,
      round: 1,
      step: "FIRST",
      outcome,
      limit: outcome === "APPROVE" ? (made.grantedLimit ?? 2_500_000n) : null,
      opinionSealed: sealed("opinionSealed", "收入与已有还款相符，资料齐全。"),
      reasons: made.reasons ?? [],
      fieldsAsked: outcome === "RETURN" ? (made.fieldsAsked ?? ["monthlyIncome"]) : [],
      documentsAsked: outcome === "RETURN" ? (made.documentsAsked ?? []) : [],
      messageSealed: outcome === "RETURN" ? sealed("messageSealed", made.message ?? "请核对月收入。") : null,
      managerId: made.manager.id,
    },
    select: { id: true },
  });
}
