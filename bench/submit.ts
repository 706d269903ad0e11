// npm run bench -- submit: an application sent, claimed and approved, against the same SQL by hand in one transaction.

import { randomUUIDv7 } from "node:crypto";
import pg from "pg";
import { adviseOn } from "@/lib/advice/read-basis";
import { submitApplication } from "@/lib/applications/submit";
import type { Customer, Manager } from "@/lib/auth/actor";
import { db } from "@/lib/db";
import { claimApplication } from "@/lib/queue/claim";
import { decide } from "@/lib/reviews/decide";
import { aCompleteDraft, aCustomer, aManager } from "@/tests/support/make";
import { medians, time } from "./alternate.ts";
import { takeDatabase } from "./database.ts";
import { atLeast, known, options, report } from "./report.ts";

type Statement = { text: string; values: unknown[] };
type Draft = { customer: Customer; id: string; version: number };

const rounds = 100;
const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/g;
const url = await takeDatabase(Math.min(options().rows, 10_000));
const manager = await aManager({ email: `bench-${randomUUIDv7()}@example.com`, staffNumber: randomUUIDv7() });
const drafts = await makeDrafts(2 * rounds + 4);
const hand = new pg.Client({ connectionString: url });
await hand.connect();

await bySentence(drafts.pop()!);
const model = drafts.pop()!;
const statements = await recorded(() => bySentence(model));
await byHand(drafts.pop()!);

const taken = await medians(rounds, {
  product: () => timed(bySentence),
  hand: () => timed(byHand),
});
const approved = await db.application.count({ where: { managerId: manager.id, status: "APPROVED" } });
if (approved !== 2 * rounds + 3) throw new Error(`${approved} of ${2 * rounds + 3} were approved.`);

await hand.end();
report("submit", [
  known("statements for one application", statements.length, "statements"),
  known("sent, claimed and approved by the product", taken.product, "ms"),
  known("the same statements by hand, one transaction", taken.hand, "ms"),
  atLeast("the product against the same by hand", taken.hand / taken.product, "×", 0.4),
]);
process.exit();

async function makeDrafts(count: number): Promise<Draft[]> {
  const made: Draft[] = [];
  for (let left = count; left > 0; left -= 1) {
    const email = `bench-${randomUUIDv7()}@example.com`;
    const customer = await aCustomer({ email, profile: { documentNumber: randomUUIDv7() } });
    made.push({ customer, ...(await aCompleteDraft(customer)) });
  }
  return made;
}

function timed(deed: (draft: Draft) => Promise<unknown>) {
  const draft = drafts.pop()!;
  return time(() => deed(draft));
}

async function bySentence({ customer, id: applicationId, version }: Draft) {
  await submitApplication(customer, { applicationId, version, profileVersion: 1, declaration: true });
  await claimApplication(manager as Manager, applicationId);
  const shown = await adviseOn(db, applicationId);
  await decide(manager as Manager, {
    applicationId,
    version: version + 2,
    profileVersion: 1,
    outcome: "APPROVE",
    adviceMark: shown!.mark,
    overrideReason: "MORE_IS_KNOWN",
    limit: 1_000_000n,
    reasons: [],
    fieldsAsked: [],
    documentsAsked: [],
    message: null,
    opinion: "Income and debts agree with the documents.",
  });
}

/** The statements of a deed as they reach the database, without those that open and close transactions. */
async function recorded(deed: () => Promise<unknown>): Promise<Statement[]> {
  const heard: Statement[] = [];
  const { query } = pg.Client.prototype;
  pg.Client.prototype.query = function (this: pg.Client, ...sent: unknown[]) {
    const [asked, given] = sent as [string | Statement, unknown[]?];
    heard.push(typeof asked === "string" ? { text: asked, values: given ?? [] } : asked);
    return (query as (...all: unknown[]) => unknown).apply(this, sent);
  } as typeof query;
  await deed();
  pg.Client.prototype.query = query;
  return heard
    .filter(({ text }) => !/^\s*(BEGIN|COMMIT|ROLLBACK|SAVEPOINT|SET|RELEASE)/i.test(text))
    .map(({ text, values = [] }) => ({ text, values }));
}

/** The same statements about another draft: its own ids, fresh ids for the rows it adds, all else as recorded. */
async function byHand(draft: Draft) {
  const ids = new Map([
    [model.id, draft.id],
    [model.customer.id, draft.customer.id],
    [manager.id, manager.id],
  ]);
  const number = `XK20261122-${randomUUIDv7()}`;
  await hand.query("BEGIN");
  for (const { text, values } of statements)
    await hand.query({ text, values: values.map((value) => translated(value, ids, number)) });
  await hand.query("COMMIT");
}

function translated(value: unknown, ids: Map<string, string>, number: string): unknown {
  if (Array.isArray(value)) return value.map((one) => translated(one, ids, number));
  if (typeof value !== "string") return value;
  return value.replace(/XK\d{8}-\d+/g, number).replace(uuid, (id) => {
    if (!ids.has(id)) ids.set(id, randomUUIDv7());
    return ids.get(id)!;
  });
}
