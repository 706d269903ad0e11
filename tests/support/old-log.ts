import { rm } from "node:fs/promises";
import { approve } from "@/lib/approvals/approve";
import { archivesFolder, askForArchive, doNextArchive } from "@/lib/audit/archive";
import { proposeDeletion } from "@/lib/audit/propose-deletion";
import type { LogClass } from "@/lib/audit/rules";
import type { Admin } from "@/lib/auth/actor";
import { newIdentity } from "@/lib/backups/recipients";
import { newSigningSeed } from "@/lib/backups/signature";
import { db } from "@/lib/db";
import { shanghaiDay } from "@/lib/time";
import { monthsAgo } from "@/tests/support/history";

/** Who may read archives in these tests. */
export const readers = [await newIdentity(), await newIdentity()] as const;

process.env.BACKUP_SIGNING_KEY = newSigningSeed();
process.env.BACKUP_RECIPIENTS = readers.map(({ recipient }) => recipient).join(",");
process.env.BACKUPS_DIR = `${process.env.DOCUMENTS_DIR}-archives-${process.env.VITEST_POOL_ID}`;

export { aHistory, monthsAgo } from "@/tests/support/history";

/** An archive of all there is until today, made and verified. */
export async function anArchive(admin: Admin, from = monthsAgo(300), to = new Date()) {
  await askForArchive(admin, { from: shanghaiDay(from), to: shanghaiDay(to) });
  // One that somebody asked for who was killed may stand before it.
  for (let more = true; more; ) more = await doNextArchive();
  return db.logArchive.findFirstOrThrow({ orderBy: { askedAt: "desc" } });
}

export async function theProposal() {
  const { id, contentHash } = await db.proposal.findFirstOrThrow({ orderBy: { proposedAt: "desc" } });
  return { proposalId: id, fingerprint: contentHash };
}

/** Asked by one, approved by another. */
export async function deleted(asker: Admin, approver: Admin, archiveId: string, classes: LogClass[] = ["security"]) {
  await proposeDeletion(asker, { archiveId, classes, reason: "保留期限已满" });
  await approve(approver, await theProposal());
}

export const forgetArchives = () => rm(archivesFolder(), { recursive: true, force: true });
