import "server-only";
import { propose } from "@/lib/approvals/propose";
import { type Deletion, partsOf, refuseUnready } from "@/lib/audit/deletion";
import type { LogClass } from "@/lib/audit/rules";
import type { DeletionRequest } from "@/lib/audit/schema";
import type { Admin } from "@/lib/auth/actor";
import { holdRight } from "@/lib/auth/hold-right";
import { type Tx, transaction } from "@/lib/db";
import { Refusal } from "@/lib/refusal";

/** Puts the deletion of archived entries before a second administrator; refused at once where a rule stands against it. */
export function proposeDeletion(admin: Admin, { archiveId, classes, reason }: DeletionRequest) {
  return transaction(async (tx) => {
    await holdRight(tx, admin, "log.delete");
    const content = await contentOf(tx, archiveId, classes);
    await refuseUnready(tx, content);
    return propose(tx, admin, { kind: "log.delete", content, reason });
  });
}

async function contentOf(tx: Tx, archiveId: string, classes: LogClass[]): Promise<Deletion> {
  const archive = await tx.logArchive.findFirst({
    where: { id: archiveId, verifiedAt: { not: null }, fault: null },
    select: { fromSeq: true, toSeq: true, sha256: true },
  });
  if (!archive?.sha256) throw new Refusal("log.notArchived");
  const range = { from: Number(archive.fromSeq), to: Number(archive.toSeq) };
  const wanted = (await partsOf(range, tx)).filter((part) => classes.includes(part.class));
  const entries = wanted.reduce((sum, part) => sum + part.entries, 0);
  return { archiveId, sha256: archive.sha256, ...range, classes: [...classes].toSorted(), entries };
}
