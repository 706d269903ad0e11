import { demoPassword } from "@/lib/auth/demo";
import { wrapPassword } from "@/lib/auth/password";
import { type Part, toLines } from "./crew";
import { countNumbers, giveNumbers, type Numbers, writeMade } from "./group";
import { zhang, zhou } from "./known-customers";
import type { Plan } from "./plan";
import type { Samples } from "./samples";
import { moment } from "./sheets";
import { type Colleague, writeStaff } from "./staff";
import type { MadeCustomer } from "./story";
import { newWriter } from "./writer";

type Casting = { staff: Colleague[]; numbers: Numbers; samples: Samples; tryOut: boolean };

/** The staff, and the customers whose sign-ins are shown. */
export async function writeCast(plan: Plan, { staff, numbers, samples, tryOut }: Casting): Promise<Part> {
  const writer = newWriter();
  writeStaff(writer, staff, plan.today);
  const customers = [zhang(plan), zhou(plan)];
  giveNumbers(customers, numbers);
  const taken = countNumbers(customers);
  numbers.application += taken.application;
  numbers.customer += taken.customer;
  const files = customers.flatMap((made) => writeMade(writer, plan, made, samples));
  const sheets = writer.take();
  if (tryOut) sheets.Credential.push(...(await credentials(staff, customers, plan.today)));
  return { lines: toLines(sheets), files };
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
