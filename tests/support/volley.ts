import { deserialize, serialize } from "node:v8";
import { adviseOn } from "@/lib/advice/read-basis";
import { submitApplication } from "@/lib/applications/submit";
import { approve } from "@/lib/approvals/approve";
import { askForArchive, doNextArchive } from "@/lib/audit/archive";
import { proposeDeletion } from "@/lib/audit/propose-deletion";
import type { Admin, Customer } from "@/lib/auth/actor";
import { mintLink } from "@/lib/auth/links";
import { resetPassword } from "@/lib/auth/reset-password";
import { db, transaction } from "@/lib/db";
import { claimApplication } from "@/lib/queue/claim";
import { decide } from "@/lib/reviews/decide";
import { shanghaiDay } from "@/lib/time";
import type { BusyPeople } from "@/tests/support/busy-people";
import type { Short } from "@/tests/support/deeds";
import { oldDay } from "@/tests/support/history";
import { approval, rejection } from "@/tests/support/judgements";
import { aCompleteDraft, aCustomer } from "@/tests/support/make";
import { aVisitor } from "@/tests/support/visitor";

/** One of each short deed, ready to be done by whoever is told of it. */
export type Volley = Awaited<ReturnType<typeof prepareVolley>>;

export const inWords = (volley: Volley) => serialize(volley).toString("base64");
export const fromWords = (words: string): Volley => deserialize(Buffer.from(words, "base64"));

/** What was made ready last is somebody else's for now. */
let given = [crypto.randomUUID(), crypto.randomUUID()];

export async function prepareVolley(people: BusyPeople) {
  const [apply, decide, [deletion, archive], reset] = await Promise.all([
    aDraftToSend(),
    aCaseToDecide(people),
    ofTheLog(people),
    aPasswordToSet(),
  ]);
  given = [decide.of, deletion.of];
  return { apply, decide, delete: deletion, archive, reset };
}

const idsOf = async (words: string) => (await db.$queryRawUnsafe<{ id: string }[]>(words)).map(({ id }) => id);
const aPerson = () => aCustomer({ email: `${crypto.randomUUID()}@demo.test` });

async function aDraftToSend() {
  const customer = await aPerson();
  const { id, version } = await aCompleteDraft(customer);
  return { of: id, customer, asked: { applicationId: id, version, profileVersion: 1, declaration: true } as const };
}

const send = ({ customer, asked }: { customer: Customer; asked: Parameters<typeof submitApplication>[1] }) =>
  submitApplication(customer, asked);

/** One that was sent before, whether or not anybody lived to hear of it. */
async function aCaseToDecide({ managers }: BusyPeople) {
  const waiting = `SELECT id FROM "Application" WHERE status IN ('SUBMITTED', 'IN_REVIEW') AND id <> '${given[0]}' LIMIT 1`;
  const [there] = await idsOf(waiting);
  const id = there ?? (await send(await aDraftToSend())).id;
  const select = { customerId: true, version: true, managerId: true, status: true } as const;
  const found = await db.application.findUniqueOrThrow({ where: { id }, select });
  const manager = managers.find((one) => one.id === found.managerId) ?? managers[0]!;
  if (found.status === "SUBMITTED") await claimApplication(manager, id);
  const adviceMark = (await adviseOn(db, id))?.mark ?? "";
  const version = found.version + (found.status === "SUBMITTED" ? 1 : 0);
  const made = { ...found, id, manager, customer: null as never, version, profileVersion: 1, adviceMark };
  return { of: id, made, granted: Math.random() < 0.5 };
}

/** In turn: both may ask for the archive of the next day. */
async function ofTheLog(people: BusyPeople) {
  return [await aDeletionToApprove(people), await anArchiveToMake(people.asker)] as const;
}

/** One old day after the other, once each. */
async function anArchiveToMake(asker: Admin) {
  const day = shanghaiDay(oldDay(await db.logArchive.count()));
  await askForArchive(asker, { from: day, to: day });
  const last = { orderBy: { askedAt: "desc" }, select: { id: true } } as const;
  return { of: (await db.logArchive.findFirstOrThrow(last)).id };
}

async function aDeletionToApprove({ asker, approver }: BusyPeople) {
  const undeleted = `SELECT id FROM "LogArchive" a WHERE file IS NOT NULL
    AND NOT EXISTS (SELECT FROM "LogDeletion" d WHERE d."archiveId" = a.id) AND id <> '${given[1]}' LIMIT 1`;
  let [archiveId] = await idsOf(undeleted);
  while (!archiveId) {
    if (!(await doNextArchive())) await anArchiveToMake(asker);
    [archiveId] = await idsOf(undeleted);
  }
  const waiting = `SELECT id FROM "Proposal" WHERE status = 'WAITING' AND content::jsonb->>'archiveId' = '${archiveId}'`;
  const [known] = await idsOf(waiting);
  const proposalId =
    known ?? (await proposeDeletion(asker, { archiveId, classes: ["security"], reason: "保留期限已满" })).id;
  const where = { where: { id: proposalId }, select: { contentHash: true } };
  const { contentHash: fingerprint } = await db.proposal.findUniqueOrThrow(where);
  return { of: archiveId, approver, approval: { proposalId, fingerprint } };
}

/** Somebody who forgot the own password has the mailed link. */
async function aPasswordToSet() {
  const { id } = await aPerson();
  const token = await transaction((tx) => mintLink(tx, id, "RESET_PASSWORD"));
  return { of: id, asked: { token, password: `lanterns ${crypto.randomUUID()}` } };
}

/** Each answers with what is acknowledged. */
export const shortDeeds: { [Name in Short]: (ready: Volley[Name]) => Promise<unknown> } = {
  apply: (ready) => send(ready).then(() => "SUBMITTED"),
  decide: ({ made, granted }) =>
    decide(made.manager, granted ? approval(made) : rejection(made)).catch((error) => {
      // Made-up documents are few, and one document belongs to one customer.
      if (error.code !== "review.alreadyCustomer") throw error;
      return decide(made.manager, rejection(made));
    }),
  delete: ({ approver, approval: asked }) => approve(approver, asked),
  // Those that somebody asked for who was killed stand before it; and somebody else may be making it.
  archive: async ({ of: id }) => {
    while (await doNextArchive());
    const made = await db.logArchive.count({ where: { id, verifiedAt: { not: null } } });
    if (made === 0) throw new Error("it was not made");
  },
  reset: ({ asked }) => resetPassword(aVisitor(), asked),
};
