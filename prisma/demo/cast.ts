import { demoPassword } from "@/lib/auth/demo";
import { wrapPassword } from "@/lib/auth/password";
import { countNumbers, giveNumbers, type Numbers, writeMade } from "./group";
import { zhang, zhou } from "./known-customers";
import type { Plan } from "./plan";
import { moment, type Sheets } from "./sheets";
import { type Colleague, writeStaff } from "./staff";
import type { MadeCustomer } from "./story";
import { newWriter } from "./writer";

/** Staff and the customers whose sign-ins are shown; `undo` takes back what lies outside the database. */
export type Cast = { sheets: Sheets; undo: () => Promise<void> };

export async function writeCast(plan: Plan, staff: Colleague[], numbers: Numbers, tryOut: boolean): Promise<Cast> {
  const writer = newWriter();
  writeStaff(writer, staff, plan.today);
  const customers = [zhang(plan), zhou(plan)];
  giveNumbers(customers, numbers);
  const taken = countNumbers(customers);
  numbers.application += taken.application;
  numbers.customer += taken.customer;
  for (const made of customers) writeMade(writer, plan, made);
  const sheets = writer.take();
  if (tryOut) sheets.Credential.push(...(await credentials(staff, customers, plan.today)));
  return { sheets, undo: async () => {} };
}

/** Only these can sign in; everybody else made here has no password at all. */
const signing = [
  "zhang@demo.test",
  "zhou@demo.test",
  "wang@demo.test",
  "li@demo.test",
  "chen@demo.test",
  "admin@demo.test",
];

async function credentials(staff: Colleague[], customers: MadeCustomer[], today: number) {
  const people = [...staff, ...customers.map(({ person }) => ({ id: person.id, email: person.identity.email }))];
  const chosen = people.filter(({ email }) => signing.includes(email));
  return Promise.all(
    chosen.map(async ({ id }) => `${id}\t${await wrapPassword(id, demoPassword)}\t${moment(today)}\n`),
  );
}
