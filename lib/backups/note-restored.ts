import { randomUUIDv7 } from "node:crypto";
import type { Client } from "pg";
import type { LogDetail } from "@/lib/audit/actions";

/** The entry of a restore, in the transaction of its swap; from the shell it is nobody's. */
export async function noteRestored(client: Client, backupId: string, detail: LogDetail["backup.restored"]) {
  const proposer = detail.proposerId || null;
  await client.query(
    `insert into "OperationLogDraft" (id, "actorId", "actorRole", action, "subjectId", "objectId", detail)
     values ($1, $2, $3, 'backup.restored', $2, $4, $5)`,
    [randomUUIDv7(), proposer, proposer && "ADMIN", backupId, JSON.stringify(detail)],
  );
}
