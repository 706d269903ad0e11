import "server-only";
import { z } from "zod";
import type { Kind } from "@/lib/approvals/kinds";
import { db } from "@/lib/db";
import { Refusal } from "@/lib/refusal";

const content = z.object({ backupId: z.uuid(), file: z.string(), sha256: z.string(), of: z.string() });
type Content = z.output<typeof content>;

/** Two administrators agree on one file, named by its hash. Then one of them brings the key on the backup's page. */
export const restoreKind: Kind<Content> = {
  right: "backups.restore",
  content,
  tell: ({ file, of, sha256 }) => [
    { label: "deed", word: "restore" },
    { label: "file", text: file },
    { label: "of", at: of },
    { label: "hash", text: sha256 },
  ],
  apply: async (tx, _people, { backupId, sha256 }) => {
    const found = await tx.backup.count({ where: { id: backupId, sha256, removedAt: null } });
    if (found === 0) throw new Refusal("backup.missing");
  },
};

/** Who agreed to this restore. Throws Refusal "backup.notApproved" unless two did, for this very file, within a day, and it was not done yet. */
export async function approvedRestore(proposalId: string | null, backup: { id: string; sha256: string }) {
  const rows = await db.$queryRaw<{ content: string; proposerId: string; approverId: string | null }[]>`
    SELECT content, "proposerId", "decidedById" AS "approverId" FROM "Proposal"
    WHERE id = ${proposalId}::uuid AND kind = 'backup.restore' AND status IN ('APPROVED', 'TOOK_EFFECT')
      AND "decidedAt" > now() - interval '24 hours'
      AND NOT EXISTS (SELECT FROM "BackupJob" j WHERE j."proposalId" = "Proposal".id AND j.status = 'DONE')`;
  const [row] = rows;
  const agreed = row && content.parse(JSON.parse(row.content));
  if (!agreed || agreed.backupId !== backup.id || agreed.sha256 !== backup.sha256)
    throw new Refusal("backup.notApproved");
  return { proposerId: row.proposerId, approverId: row.approverId };
}
