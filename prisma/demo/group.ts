import { shanghaiDay } from "@/lib/time";
import { writeAccount, writeChanges, writeCustomer } from "./account-rows";
import { writeApplications, writeDraft } from "./application-rows";
import { type SealedFile, sealedFilesOf, writeDocuments } from "./files";
import { writeLog } from "./log-rows";
import type { Plan } from "./plan";
import { randomOf } from "./random";
import type { Samples } from "./samples";
import { type Lines, moment } from "./sheets";
import type { MadeCustomer } from "./story";
import { newWriter, type Writer } from "./writer";

/** A group as it is stored. */
export type Part = { lines: Lines; files: SealedFile[] };

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

/** Everything of a group, sealed. */
export function writeGroup(plan: Plan, group: MadeCustomer[], samples: Samples): Part {
  const writer = newWriter();
  const files = group.flatMap((made) => writeMade(writer, plan, made, samples));
  return { lines: writer.lines(), files };
}

function writeMade(writer: Writer, plan: Plan, made: MadeCustomer, samples: Samples): SealedFile[] {
  const { person } = made;
  // A stream of its own: how rows are written changes nobody's life.
  const random = randomOf(plan.seed ^ 0x5eed, person.serial);
  writeAccount(writer, random, plan, made);
  writeCustomer(writer, random, made);
  writeChanges(writer, made);
  writeApplications(writer, plan, made);
  writeDraft(writer, made);
  writeLog(writer, random, plan, made);
  writeDocuments(writer, made, samples);
  const key = writer.endPerson(person.id, moment(person.registeredAt));
  return sealedFilesOf(made, key, samples);
}
