import "server-only";
import { record } from "@/lib/audit/record";
import type { Admin } from "@/lib/auth/actor";
import { holdRight } from "@/lib/auth/hold-right";
import { enqueueBackupJob } from "@/lib/backups/jobs";
import { backupKeys } from "@/lib/backups/keys";
import type { Prove, Restore } from "@/lib/backups/schema";
import { transaction } from "@/lib/db";
import type { BackupJobKind } from "@/lib/generated/prisma/enums";
import { Refusal } from "@/lib/refusal";

/** Asks the keeper for a backup now. The answer is the job, whose page tells how it goes. */
export function askForBackup(admin: Admin): Promise<string> {
  backupKeys();
  return transaction(async (tx) => {
    await holdRight(tx, admin, "backups.make");
    const id = await enqueueBackupJob(tx, admin, { kind: "MAKE" });
    await record(tx, admin, "backup.asked", { objectId: id, detail: { kind: "MAKE" } });
    return id;
  });
}

/** Asks for a check of the content, or for a trial restore; the reader's secret goes with it and is not kept. */
export function askForProof(admin: Admin, proof: Prove): Promise<string> {
  return ask(admin, proof, "backups.make");
}

/** Starts the restore that two administrators agreed on. */
export function askForRestore(admin: Admin, restore: Restore): Promise<string> {
  return ask(admin, { kind: "RESTORE", ...restore }, "backups.restore");
}

type Asked = { kind: BackupJobKind; backupId: string; identity: string; proposalId?: string };

function ask(admin: Admin, asked: Asked, right: "backups.make" | "backups.restore"): Promise<string> {
  return transaction(async (tx) => {
    await holdRight(tx, admin, right);
    const found = await tx.backup.count({ where: { id: asked.backupId, removedAt: null } });
    if (found === 0) throw new Refusal("backup.missing");
    const id = await enqueueBackupJob(tx, admin, asked);
    await record(tx, admin, "backup.asked", { objectId: asked.backupId, detail: { kind: asked.kind } });
    return id;
  });
}
