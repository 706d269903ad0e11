import { randomUUIDv7 } from "node:crypto";
import { readdirSync } from "node:fs";
import { propose } from "@/lib/approvals/propose";
import { record } from "@/lib/audit/record";
import type { Role } from "@/lib/auth/actor";
import { db, transaction } from "@/lib/db";
import { putForward } from "@/lib/models/put-forward";
import { askForBackTest } from "@/lib/policy/ask-back-test";
import { doNextBackTest } from "@/lib/policy/do-back-test";
import {
  aCompleteDraft,
  aCustomer,
  aDraft,
  aManager,
  anAdmin,
  anApplication,
  aStranger,
  dismiss,
  next,
} from "@/tests/support/make";
import { aModel, aRiskLead } from "@/tests/support/models";
import { aChangedDraft } from "@/tests/support/rule-sets";
import { personOf } from "@/tests/support/sign-in";

/** PERSON: everybody who is signed in. ENTRANT: whoever has still to show the second factor. */
export type Who = Role | "PUBLIC" | "PERSON" | "ENTRANT";
type Stage = "PASSWORD" | "FULL";
export type Route = { pattern: string; who: Who };

const groups: Record<string, Who> = {
  "(public)": "PUBLIC",
  "(customer)": "CUSTOMER",
  "(manager)": "MANAGER",
  "(admin)": "ADMIN",
  "(person)": "PERSON",
  "(entrant)": "ENTRANT",
};

/** Every page of the product, by reading the folders, so that a new one is looked at without being listed. */
export function everyPage(): Route[] {
  return readdirSync("app", { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith("/page.tsx") || path === "page.tsx")
    .map((path) => path.split("/").slice(0, -1))
    .map((parts) => ({
      pattern: `/${parts.filter((part) => !part.startsWith("(")).join("/")}`,
      who: groups[parts[0] ?? ""] ?? "PUBLIC",
    }))
    .toSorted((a, b) => a.pattern.localeCompare(b.pattern));
}

/** Whose eyes a room is looked at with. */
export const eyes: Record<Role, string> = {
  CUSTOMER: "zhang@demo.test",
  MANAGER: "wang@demo.test",
  ADMIN: "admin@demo.test",
};

/** An address of a page with something real in the place of each parameter, and the id of somebody it is shown to. */
export async function addressOf({
  pattern,
  who,
}: Route): Promise<{ path: string; reader: string | null; stage: Stage }> {
  const { id = "", reader } = await subjectOf(pattern, who);
  const path = pattern
    .replace("[id]", id)
    .replace("[section]", pattern.startsWith("/profile") ? "identity" : "income")
    .replace("[kind]", "mailing")
    .replace("[code]", "gold")
    .replace("[token]", "A".repeat(43))
    .replace(/^\/apply\/done$/, `/apply/done?application=${id}`)
    .replace(/^\/work\/rules\/[^/]+\/rule$/, "$&?rule=newJobHighLimit");
  if (path.includes("[")) throw new Error(`Say in tests/support/routes.ts what stands in ${pattern}.`);
  return { path, reader, stage: who === "ENTRANT" ? "PASSWORD" : "FULL" };
}

async function subjectOf(pattern: string, who: Who): Promise<{ id?: string; reader: string | null }> {
  if (who === "PUBLIC") return { reader: null };
  if (pattern.startsWith("/security/passkeys/[id]")) return passkeyOwner();
  if (who === "ENTRANT") return { reader: await entrant(pattern.endsWith("/second-factor")) };
  if (/^\/apply\/(?!done)/.test(pattern)) return { reader: await applicant(pattern !== "/apply/documents") };
  if (/correction/.test(pattern)) return corrected();
  const { id: reader } = await personOf(eyes[who === "PERSON" ? "CUSTOMER" : who]);
  if (who === "PERSON") return { reader };
  if (/^\/work\/(models|monitoring|approvals)/.test(pattern))
    return { reader: (await personOf("gu@demo.test")).id, id: await aSubject(pattern) };
  if (pattern.startsWith("/work/rules")) return { reader: (await personOf("gu@demo.test")).id, id: await aRuleSet() };
  if (pattern.startsWith("/work/customers")) return { reader, id: (await personOf(eyes.CUSTOMER)).id };
  if (pattern === "/work/views/[id]") return { reader, id: await aView(reader) };
  if (pattern === "/admin/backups/[id]") return { reader, id: await aBackup() };
  if (pattern === "/admin/backups/jobs/[id]") return { reader, id: await aBackupJob() };
  if (pattern.startsWith("/admin/log/archives/")) return { reader, id: await anArchive(reader) };
  if (pattern === "/admin/log/[id]") return { reader, id: String(await aChangedValue()) };
  if (pattern === "/admin/approvals/[id]") return { reader, id: await aProposal() };
  if (pattern.startsWith("/admin/staff/[id]")) return { reader, id: await aColleague(pattern) };
  if (pattern.startsWith("/admin/customers/[id]")) return { reader, id: (await aCustomer()).id };
  const whose = who === "MANAGER" ? { managerId: reader } : { customerId: reader };
  const application = await db.application.findFirst({
    where: { ...whose, status: "IN_REVIEW" },
    orderBy: { createdAt: "asc" },
    select: { id: true },
  });
  return { reader, id: application?.id ?? "" };
}

/** A line of the catalogue whose file has gone missing. */
export async function aBackup() {
  const id = randomUUIDv7();
  const account = {
    id,
    at: "2026-11-20T18:00:00.000Z",
    tables: [{ name: "Application", rows: 2_431, sha256: "0".repeat(64) }],
    documents: { count: 12, bytes: 4_000_000, missing: [] },
    log: { entries: 12_480, last: null },
    previous: null,
  };
  const row = {
    id,
    file: `xinka-${id}.backup`,
    bytes: 5_000_000n,
    sha256: id.replaceAll("-", ""),
    account,
    level: 2,
    madeAt: account.at,
  };
  await db.backup.create({ data: row, select: { id: true } });
  return id;
}

async function aBackupJob() {
  const fault = { code: "tableWrong", values: { table: "Application" } };
  const job = { kind: "DRILL" as const, status: "FAILED" as const, startedAt: new Date(), endedAt: new Date(), fault };
  return (await db.backupJob.create({ data: { ...job, backupId: await aBackup() }, select: { id: true } })).id;
}

/** An archive as the table tells of it; its file is not there. */
async function anArchive(askedById: string) {
  const at = new Date();
  const range = { fromSeq: 1n, toSeq: 9n, fromAt: at, toAt: at, entries: 9 };
  const file = { file: "log-1-9-00000000.archive", bytes: 4_000n, sha256: "0".repeat(64), verifiedAt: at };
  return (await db.logArchive.create({ data: { askedById, ...range, ...file }, select: { id: true } })).id;
}

/** An entry with old and new values. */
async function aChangedValue() {
  const customer = await aCustomer();
  await transaction((tx) =>
    record(tx, customer, "application.limitCorrected", {
      detail: { limit: "2000000" },
      changes: { requestedLimit: ["10,000", "20,000"] },
    }),
  );
  const { seq } = await db.operationLogEntry.findFirstOrThrow({ orderBy: { seq: "desc" }, select: { seq: true } });
  return seq;
}

/** A manager with something in hand, for the pages about one who leaves, or one who has left for a while. */
async function aColleague(pattern: string) {
  const manager = await aManager();
  if (pattern.endsWith("/enable")) await dismiss(manager);
  if (pattern.endsWith("/leave")) await anApplication({ status: "IN_REVIEW", manager });
  return manager.id;
}

/** A card to look at, or a proposal of another risk lead about one. */
async function aSubject(pattern: string) {
  const { id } = await aModel();
  if (!pattern.startsWith("/work/approvals")) return id;
  return (await putForward(await aRiskLead(), { modelId: id, reason: "新卡明显好于专家卡" })).id;
}

/** A draft of the rules that was tried on past applications. */
async function aRuleSet() {
  const lead = await aRiskLead();
  const { ruleSetId } = await aChangedDraft(lead);
  await askForBackTest(lead, { ruleSetId, most: "1000" });
  await doNextBackTest();
  return ruleSetId;
}

async function aView(managerId: string) {
  const view = { managerId, name: String(next()), address: "?tab=all&product=GOLD" };
  return (await db.queueView.create({ data: view, select: { id: true } })).id;
}

/** What somebody else proposed, to answer. */
async function aProposal() {
  const [proposer, { id: staffId }] = [await anAdmin(), await aManager()];
  const content = { how: "promote" as const, staffId };
  const asked = { kind: "staff.grantAdmin" as const, content, reason: "接任系统管理工作" };
  return (await transaction((tx) => propose(tx, proposer, asked))).id;
}

/** Somebody whose draft is complete, or still lacks its documents: those made here have no bytes to look at. */
async function applicant(complete: boolean) {
  const customer = await aCustomer();
  await (complete ? aCompleteDraft(customer) : aDraft(customer));
  return customer.id;
}

/** Somebody whose password fitted, and who has a second factor or must get one. */
async function entrant(withFactor: boolean) {
  const { id: userId } = await aStranger();
  if (withFactor) await db.totp.create({ data: { userId, secretSealed: "", confirmedAt: new Date() } });
  return userId;
}

/** Somebody with a passkey, and its id. */
async function passkeyOwner() {
  const { id: reader } = await aStranger();
  const { id } = await db.passkey.create({
    data: { userId: reader, credentialId: reader, publicKey: new Uint8Array(1), counter: 0n, name: "iPhone" },
    select: { id: true },
  });
  return { id, reader };
}

/** Somebody who was asked for a correction. */
async function corrected() {
  const { id, customer } = await anApplication({
    status: "RETURNED",
    fieldsAsked: ["monthlyIncome", "requestedLimit"],
    documentsAsked: ["INCOME_PROOF"],
  });
  return { id, reader: customer.id };
}
