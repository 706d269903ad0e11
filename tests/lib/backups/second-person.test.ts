import { expect, test } from "vitest";
import { approve } from "@/lib/approvals/approve";
import { proposeRestore } from "@/lib/backups/propose-restore";
import { approvedRestore } from "@/lib/backups/second-person";
import { db } from "@/lib/db";
import { anAdmin } from "@/tests/support/people";
import { aBackup } from "@/tests/support/routes";

/** A restore that two administrators agreed on. */
async function agreed() {
  const [one, other] = [await anAdmin(), await anAdmin()];
  const id = await aBackup();
  const { sha256 } = await db.backup.findUniqueOrThrow({ where: { id }, select: { sha256: true } });
  await proposeRestore(one, { backupId: id, reason: "演练" });
  const proposal = await db.proposal.findFirstOrThrow({ select: { id: true, contentHash: true } });
  const answer = () => approve(other, { proposalId: proposal.id, fingerprint: proposal.contentHash });
  return { backup: { id, sha256 }, proposal, one, other, answer };
}

test("[AZ-08] a restore waits for a second administrator, for this very file, and is good once", async () => {
  const { backup, proposal, one, other, answer } = await agreed();
  const refused = { code: "backup.notApproved" };
  await expect(approvedRestore(proposal.id, backup)).rejects.toMatchObject(refused);
  await answer();
  expect(await approvedRestore(proposal.id, backup)).toEqual({ proposerId: one.id, approverId: other.id });
  await expect(approvedRestore(proposal.id, { ...backup, sha256: "other" })).rejects.toMatchObject(refused);
  await expect(approvedRestore(null, backup)).rejects.toMatchObject(refused);

  const done = { kind: "RESTORE" as const, status: "DONE" as const, backupId: backup.id, proposalId: proposal.id };
  await db.backupJob.create({ data: done, select: { id: true } });
  await expect(approvedRestore(proposal.id, backup)).rejects.toMatchObject(refused);
});
