import pg, { type Client } from "pg";

/** What is true of the bank at every moment, by a code (words: backups.rule); each statement finds the rows for which it is not. */
export const invariants: Record<string, string> = {
  sentHasAnswers: `select a.id from "Application" a where a.status <> 'DRAFT'
     and not exists (select from "Submission" s where s."applicationId" = a.id and s.round = a.round)`,
  decidedHasDecision: `select a.id from "Application" a where a.status in ('APPROVED', 'REJECTED')
     and not exists (select from "Decision" d where d."applicationId" = a.id and a.status::text = d.outcome::text || case d.outcome::text when 'REJECT' then 'ED' else 'D' end)`,
  limitAsGranted: `select a.id from "Application" a where a.status = 'APPROVED'
     and not exists (select from "Decision" d where d."applicationId" = a.id and d."limit" = a."grantedLimit")`,
  cardHolderVerified: `select a.id from "Application" a join "Customer" c on c.id = a."customerId"
     where a.status = 'APPROVED' and (c.number is null or c."verifiedAt" is null)`,
  everybodyHasKey: `select id from "User" u where not exists (select from "DataKey" k where k."userId" = u.id)
     and not exists (select from "Erasure" e where e."userId" = u.id)`,
  erasedIsGone: `select "userId" from "Erasure" e where exists (select from "DataKey" k where k."userId" = e."userId")`,
  sentHasHistory: `select a.id from "Application" a where a.status <> 'DRAFT'
     and not exists (select from "ApplicationEvent" e where e."applicationId" = a.id)`,
};

/** The statements that do not hold in a schema, with the number of rows that break each. */
export async function brokenInvariants(client: Client, schema: string): Promise<{ rule: string; rows: number }[]> {
  await client.query(`begin read only; set local search_path to ${pg.escapeIdentifier(schema)}`);
  const broken: { rule: string; rows: number }[] = [];
  for (const [rule, sql] of Object.entries(invariants)) {
    const { rows } = await client.query<{ found: number }>(`select count(*)::int as found from (${sql}) as odd`);
    if (rows[0]!.found > 0) broken.push({ rule, rows: rows[0]!.found });
  }
  await client.query("rollback");
  return broken;
}
