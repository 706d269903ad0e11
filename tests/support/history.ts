import { asOwner } from "@/tests/support/owner";

export const monthsAgo = (months: number) => new Date(Date.now() - months * 30.5 * 86_400_000);

/** The n-th of some thousand days, all of them so long ago that their entries may go. */
export const oldDay = (n: number) => new Date(monthsAgo(200).getTime() + n * 86_400_000);

type Deed = { at: Date; action: string; actorId?: string; subjectId?: string };

/** Entries of long ago, chained in the order of their times. */
export async function aHistory(deeds: Deed[], run: (sql: string) => Promise<unknown> = asOwner) {
  const rows = JSON.stringify(deeds);
  await run(`
    ALTER TABLE "OperationLogDraft" DISABLE TRIGGER log_draft_becomes_entry;
    INSERT INTO "OperationLogDraft" (id, at, action, "actorId", "subjectId", detail)
      SELECT gen_random_uuid(), at, action, "actorId", "subjectId", '{"number":"old"}'
      FROM jsonb_to_recordset('${rows}') AS deed(at timestamptz, action text, "actorId" uuid, "subjectId" uuid);
    SELECT log_take_in();
    ALTER TABLE "OperationLogDraft" ENABLE TRIGGER log_draft_becomes_entry`);
}
