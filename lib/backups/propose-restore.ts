import "server-only";
import { propose } from "@/lib/approvals/propose";
import type { Admin } from "@/lib/auth/actor";
import type { Account } from "@/lib/backups/account";
import type { ProposeRestore } from "@/lib/backups/schema";
import { transaction } from "@/lib/db";
import { Refusal } from "@/lib/refusal";

/** Puts the restore of one file before a second administrator, bound to the file's hash. */
export function proposeRestore(admin: Admin, { backupId, reason }: ProposeRestore): Promise<void> {
  return transaction(async (tx) => {
    const backup = await tx.backup.findFirst({
      where: { id: backupId, removedAt: null, fault: null },
      select: { id: true, file: true, sha256: true, account: true },
    });
    if (!backup) throw new Refusal("backup.missing");
    const { at } = backup.account as Partial<Account>;
    if (!at) throw new Refusal("backup.unchecked");
    const content = { backupId: backup.id, file: backup.file, sha256: backup.sha256, of: at };
    await propose(tx, admin, { kind: "backup.restore", content, reason });
  });
}
