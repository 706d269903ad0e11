import { demoPassword } from "@/lib/auth/demo";
import { wrapPassword } from "@/lib/auth/password";
import type { Part } from "./group";
import { knownCustomers } from "./known-customers";
import type { Plan } from "./plan";
import { lineOf, linesOf, moment, newSheets } from "./sheets";
import { type Colleague, writeStaff } from "./staff";
import { newWriter } from "./writer";

/** The rows of those who work here. */
export function staffPart(staff: Colleague[], today: number): Part {
  const writer = newWriter();
  writeStaff(writer, staff, today);
  return { lines: writer.lines(), files: [] };
}

/** Only these can sign in; everybody else made here has no password at all. */
const signing = [
  "zhang@demo.test",
  "zhou@demo.test",
  "wang@demo.test",
  "li@demo.test",
  "chen@demo.test",
  "admin@demo.test",
  "zheng@demo.test",
  "gu@demo.test",
  "song@demo.test",
];

/** One at a time: the database takes a password only from its owner. */
export async function credentialParts(plan: Plan, staff: Colleague[]): Promise<{ owner: string; part: Part }[]> {
  const customers = knownCustomers(plan).map(({ person }) => ({ id: person.id, email: person.identity.email }));
  const chosen = [...staff, ...customers].filter(({ email }) => signing.includes(email));
  return Promise.all(
    chosen.map(async ({ id }) => {
      const sheets = newSheets();
      sheets.Credential.add(lineOf([id, await wrapPassword(id, demoPassword), moment(plan.today)]));
      return { owner: id, part: { lines: linesOf(sheets), files: [] } };
    }),
  );
}
