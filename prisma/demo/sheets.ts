import type { Unsealed } from "./seal-many";

/** The tables that are filled, in the order their foreign keys allow, with the columns written. */
export const tables = {
  User: "id role status language emailSealed emailIndex staffNumber staffName branch limitAuthority createdAt confirmedAt lastSignInAt previousSignInAt rightsTemplate",
  DataKey: "userId wrapped createdAt",
  Credential: "userId wrapped changedAt",
  Consent: "id userId document version language givenAt",
  SignIn: "id userId emailIndex role outcome at address device",
  Customer:
    "id number mobileSealed mobileIndex nameSealed nameIndex documentType documentNumberSealed documentIndex birthDateSealed birthYear sex verifiedAt employmentKind employerSealed employerKind occupation jobSince monthlyIncome incomeSource otherIncome housingKind monthlyHousingCost livingSince educationLevel dependants monthlyRepayment cardsElsewhere cardLimitsElsewhere cardBalanceElsewhere updatedAt version",
  CustomerAddress: "id customerId kind province city lineSealed postcodeSealed",
  ProfileChange: "id customerId version section fields changesSealed at",
  Application:
    "id number customerId productCode status round requestedLimit previousApplicationId managerId createdAt updatedAt submittedAt claimedAt returnedAt answeredAt dueAt decidedAt grantedLimit reapplyFrom version",
  Submission: "id applicationId round submittedAt profileVersion declaration answers identitySealed documentIds",
  Document: "id customerId applicationId kind mime bytes pages storageKey uploadedAt",
  Decision:
    "id applicationId onVersion round step outcome limit opinionSealed reasons fieldsAsked documentsAsked messageSealed managerId at",
  ApplicationEvent: "id applicationId kind actorId at facts",
  CardOutcome: "applicationId monthsOnBook worstDaysPastDue observedAt",
  Advice:
    "id applicationId onVersion managerId mark shown cardHash rulesHash inputs said score grade pd recommendation outcome overrideReason at",
  OperationLogDraft: "id at actorId actorRole action subjectId objectId address detail",
} as const;

export type Table = keyof typeof tables;

export const tableNames = Object.keys(tables) as Table[];

export const columnsOf = (table: Table) => tables[table].split(" ");

/**
 * Null is SQL's; a function is asked when all seals are made. A text is an id, a code, a moment or a word of our own
 * lists, in which COPY finds nothing to misread: whatever else people wrote comes sealed, or as `json`.
 */
export type Value = string | number | null | Unsealed | (() => string);

/** Rows as PostgreSQL's COPY reads them, the bytes of each table. */
export type Lines = { [T in Table]: Uint8Array };

/** Lines that grow at the end. Kept as bytes from the first: a million strings cost the collector more than the rest. */
export function newSheet() {
  let bytes = Buffer.allocUnsafeSlow(16_384);
  let used = 0;
  return {
    add: (line: string) => {
      const needed = used + 3 * line.length;
      if (needed > bytes.length) {
        const wider = Buffer.allocUnsafeSlow(2 * needed);
        bytes.copy(wider, 0, 0, used);
        bytes = wider;
      }
      used += bytes.write(line, used, "utf8");
    },
    bytes: (): Uint8Array => bytes.subarray(0, used),
  };
}

export const newSheets = () =>
  Object.fromEntries(tableNames.map((name) => [name, newSheet()])) as { [T in Table]: ReturnType<typeof newSheet> };

export const linesOf = (sheets: ReturnType<typeof newSheets>): Lines =>
  Object.fromEntries(tableNames.map((name) => [name, sheets[name].bytes()])) as unknown as Lines;

/** A moment in milliseconds as PostgreSQL reads it. */
export function moment<T extends number | null>(at: T): T extends null ? null : string;
export function moment(at: number | null): string | null {
  if (at === null) return null;
  const number = Math.floor(at / dayLength);
  let day = days.get(number);
  if (!day) {
    day = new Date(number * dayLength).toISOString().slice(0, 11);
    days.set(number, day);
  }
  const left = Math.floor(at) - number * dayLength;
  const two = (count: number) => (count < 10 ? `0${count}` : count);
  const seconds = (left % 60_000) / 1_000;
  return `${day}${two(Math.floor(left / 3_600_000))}:${two(Math.floor(left / 60_000) % 60)}:${two(seconds)}Z`;
}
const dayLength = 86_400_000;
/** Making a date's words takes longer than looking them up. */
const days = new Map<number, string>();

/** An array of codes or ids, which need no quotes. */
export const list = (codes: readonly string[]) => `{${codes.join(",")}}`;

/** Seals must be made before. */
export function lineOf(values: Value[]): string {
  let line = "";
  for (let at = 0; at < values.length; at += 1) {
    const value = values[at]!;
    if (at > 0) line += "\t";
    if (value === null) line += "\\N";
    else if (typeof value === "number") line += value;
    else if (typeof value === "function") line += value();
    else line += typeof value === "string" ? value : value.sealed;
  }
  return `${line}\n`;
}

const special = /[\\\t\n\r]/;
const codes: Record<string, string> = { "\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r" };

/** The one kind of text in which anything may stand. */
export function json(value: unknown): string {
  const text = JSON.stringify(value);
  return special.test(text) ? text.replace(/[\\\t\n\r]/g, (sign) => codes[sign]!) : text;
}
