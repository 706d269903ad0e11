// A process in which everything is under way at once, to be killed in the midst of it: people apply, managers decide, the
// log is archived and deleted, the bank is backed up, and a second bank is restored. It waits until it is told to begin,
// and says of each deed when it begins and when it was acknowledged.
import { once } from "node:events";
import { createReadStream, readFileSync } from "node:fs";
import { flushCompileCache } from "node:module";
import { setTimeout as wait } from "node:timers/promises";
import { deserialize } from "node:v8";
import { adviseOn } from "@/lib/advice/read-basis";
import { submitApplication } from "@/lib/applications/submit";
import { approve } from "@/lib/approvals/approve";
import { askForArchive, doNextArchive } from "@/lib/audit/archive";
import { proposeDeletion } from "@/lib/audit/propose-deletion";
import { theBank } from "@/lib/audit/record";
import { mintLink } from "@/lib/auth/links";
import { resetPassword } from "@/lib/auth/reset-password";
import { trustedSigners } from "@/lib/backups/keys";
import { ownerClient } from "@/lib/backups/owner-client";
import { restoreBackup } from "@/lib/backups/restore";
import { makeOne } from "@/lib/backups/work";
import { db, transaction } from "@/lib/db";
import { claimApplication } from "@/lib/queue/claim";
import { decide } from "@/lib/reviews/decide";
import { shanghaiDay } from "@/lib/time";
import type { BusyPeople } from "@/tests/support/busy-people";
import type { Deed } from "@/tests/support/deeds";
import { oldDay } from "@/tests/support/history";
import { approval, rejection } from "@/tests/support/judgements";
import { aCompleteDraft, aCustomer } from "@/tests/support/make";
import { aVisitor } from "@/tests/support/visitor";

const tell = (...words: (string | number)[]) => process.stdout.write(`${words.join(" ")}\n`);
const [people, side, sideFile, fileKey] = process.argv.slice(2) as [string, string, string, string];
const { asker, approver, managers }: BusyPeople = deserialize(readFileSync(people));

let count = 0;
async function deed(name: Deed, of: string, run: () => Promise<unknown>) {
  count += 1;
  const number = count;
  tell("begun", number, name, of);
  try {
    tell("done", number, name, of, String((await run()) ?? ""));
  } catch (error) {
    tell("failed", number, name, of, wordsOf(error));
    throw error;
  }
}

const wordsOf = (error: unknown) => {
  const { code, message } = error as { code?: string; message?: string };
  return `${code ?? ""} ${message ?? error}`.replaceAll("\n", " ").slice(0, 200);
};

const idsOf = async (words: string) => (await db.$queryRawUnsafe<{ id: string }[]>(words)).map(({ id }) => id);

/** What waits for the next step. */
const sent: string[] = [];
const archived: string[] = [];

/** Whoever was killed has left some of it. */
async function takeOver() {
  sent.push(...(await idsOf(`SELECT id FROM "Application" WHERE status IN ('SUBMITTED', 'IN_REVIEW') LIMIT 6`)));
  const kept = `SELECT id FROM "LogArchive" a WHERE file IS NOT NULL`;
  const undeleted = `NOT EXISTS (SELECT FROM "LogDeletion" d WHERE d."archiveId" = a.id)`;
  archived.push(...(await idsOf(`${kept} AND ${undeleted} LIMIT 4`)));
}

async function applying() {
  if (sent.length > 6) return;
  const customer = await aCustomer({ email: `${crypto.randomUUID()}@demo.test` });
  const { id, version } = await aCompleteDraft(customer);
  const asked = { applicationId: id, version, profileVersion: 1, declaration: true } as const;
  await deed("apply", id, async () => {
    await submitApplication(customer, asked);
    return "SUBMITTED";
  });
  sent.push(id);
}

async function deciding() {
  const id = sent.shift();
  if (!id) return;
  const select = { customerId: true, version: true, managerId: true, status: true } as const;
  const found = await db.application.findUniqueOrThrow({ where: { id }, select });
  const manager = managers.find((one) => one.id === found.managerId) ?? managers[0]!;
  if (found.status === "SUBMITTED") await claimApplication(manager, id);
  const adviceMark = (await adviseOn(db, id))?.mark ?? "";
  const version = found.version + (found.status === "SUBMITTED" ? 1 : 0);
  const made = { ...found, id, manager, customer: null as never, version, profileVersion: 1, adviceMark };
  await deed("decide", id, () =>
    decide(manager, count % 2 ? rejection(made) : approval(made)).catch((error) => {
      // Made-up documents are few, and one document belongs to one customer.
      if (error.code !== "review.alreadyCustomer") throw error;
      return decide(manager, rejection(made));
    }),
  );
}

/** One old day after the other, once each. */
async function archiving() {
  if (archived.length > 4) return;
  const day = shanghaiDay(oldDay(await db.logArchive.count()));
  await askForArchive(asker, { from: day, to: day });
  const last = { orderBy: { askedAt: "desc" }, select: { id: true, file: true } } as const;
  const { id } = await db.logArchive.findFirstOrThrow(last);
  // Those that somebody asked for who was killed stand before it.
  await deed("archive", id, async () => {
    while (await doNextArchive());
  });
  if ((await db.logArchive.findFirstOrThrow(last)).file) archived.push(id);
}

async function deleting() {
  const archiveId = archived.shift();
  if (!archiveId) return;
  const proposalId = (await proposedFor(archiveId)) ?? (await propose(archiveId));
  const where = { where: { id: proposalId }, select: { contentHash: true } };
  const { contentHash: fingerprint } = await db.proposal.findUniqueOrThrow(where);
  await deed("delete", archiveId, () => approve(approver, { proposalId, fingerprint }));
}

const propose = async (archiveId: string) =>
  (await proposeDeletion(asker, { archiveId, classes: ["security"], reason: "保留期限已满" })).id;

const proposedFor = async (archiveId: string) =>
  (
    await idsOf(`SELECT id FROM "Proposal" WHERE status = 'WAITING' AND content::jsonb->>'archiveId' = '${archiveId}'`)
  )[0];

/** Somebody who forgot the own password chooses another by the mailed link. */
async function resetting() {
  const { id } = await aCustomer({ email: `${crypto.randomUUID()}@demo.test` });
  const token = await transaction((tx) => mintLink(tx, id, "RESET_PASSWORD"));
  const password = `lanterns ${crypto.randomUUID()}`;
  await deed("reset", id, () => resetPassword(aVisitor(), { token, password }));
  // To hash without a pause would leave the other deeds half of the machine.
  await wait(60);
}

const backingUp = () =>
  deed("backup", "bank", async () => (await makeOne(process.env.DATABASE_OWNER_URL!, theBank, () => {})).file);

/** The second bank, marked anew before each time, becomes again what its backup says. */
async function restoring() {
  const mark = crypto.randomUUID();
  tell("marks", mark);
  const client = await ownerClient(side, "restore");
  await client.query(`update "User" set branch = $1 where role = 'MANAGER'`, [mark]).finally(() => client.end());
  tell("marked", mark);
  await deed("restore", mark, () =>
    restoreBackup({
      url: side,
      source: () => createReadStream(sideFile),
      trusted: trustedSigners(),
      opener: { fileKey: Buffer.from(fileKey, "hex") },
      note: async (client) => {
        await client.query(
          `insert into "OperationLogDraft" (id, action, detail) values (gen_random_uuid(), 'backup.restored', '{}')`,
        );
      },
    }),
  );
}

/** Whatever a database that goes away breaks off is begun anew: nobody restarts this process. */
async function always(work: () => Promise<unknown>): Promise<never> {
  for (let last = ""; ; await wait(15))
    await work().catch(async (error) => {
      const words = wordsOf(error);
      if (words !== last) tell("trouble", words);
      last = words;
    });
}

tell("ready");
flushCompileCache();
await once(process.stdin, "data");
await takeOver();
await Promise.all(
  [applying, applying, deciding, deciding, archiving, deleting, resetting, backingUp, restoring].map(always),
);
