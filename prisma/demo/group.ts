import { shanghaiDay } from "@/lib/time";
import { writeAccount, writeChanges, writeCustomer } from "./account-rows";
import { writeApplications, writeDraft } from "./application-rows";
import { writeLog } from "./log-rows";
import type { Plan } from "./plan";
import { randomOf } from "./random";
import { moment, type Sheets } from "./sheets";
import type { MadeCustomer } from "./story";
import { newWriter, type Writer } from "./writer";

/** The next free numbers of applications and customers. */
export type Numbers = { application: number; customer: number };

/** How many numbers a group takes. */
export function countNumbers(group: MadeCustomer[]): Numbers {
  const application = group.reduce((sum, { history }) => sum + history.applications.length, 0);
  return { application, customer: group.filter(({ verifiedAt }) => verifiedAt !== null).length };
}

/** Gives the numbers in the order in which the bank would have. */
export function giveNumbers(group: MadeCustomer[], first: Numbers) {
  const journals = group.flatMap(({ history }) => history.applications);
  for (const [index, journal] of journals.toSorted((one, other) => one.submittedAt - other.submittedAt).entries()) {
    const day = shanghaiDay(new Date(journal.submittedAt)).replaceAll("-", "");
    journal.number = `XK${day}-${String(first.application + index).padStart(6, "0")}`;
  }
  const verified = group.filter(({ verifiedAt }) => verifiedAt !== null);
  for (const [index, made] of verified.toSorted((one, other) => one.verifiedAt! - other.verifiedAt!).entries())
    made.number = `C${String(first.customer + index).padStart(8, "0")}`;
}

/** All rows of a group, sealed. */
export function sheetsOf(plan: Plan, group: MadeCustomer[]): Sheets {
  const writer = newWriter();
  for (const made of group) writeMade(writer, plan, made);
  return writer.take();
}

export function writeMade(writer: Writer, plan: Plan, made: MadeCustomer) {
  const { person } = made;
  // A stream of its own: how rows are written changes nobody's life.
  const random = randomOf(plan.seed ^ 0x5eed, person.serial);
  writeAccount(writer, random, plan, made);
  writeCustomer(writer, random, made);
  writeChanges(writer, made);
  writeApplications(writer, made);
  writeDraft(writer, made);
  writeLog(writer, random, plan, made);
  writer.endPerson(person.id, moment(person.registeredAt)!);
}
