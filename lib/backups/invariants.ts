import pg, { type Client } from "pg";

/** What is true of the bank at every moment; each statement finds the rows for which it is not. */
export const invariants: Record<string, string> = {
  "an application that was sent has its answers": `select a.id from "Application" a where a.status <> 'DRAFT'
     and not exists (select from "Submission" s where s."applicationId" = a.id and s.round = a.round)`,
  "a decided application has the decision that closed it": `select a.id from "Application" a where a.status in ('APPROVED', 'REJECTED')
     and not exists (select from "Decision" d where d."applicationId" = a.id and d.outcome::text = left(a.status::text, 7))`,
  "an approved application's limit is the one that was granted": `select a.id from "Application" a where a.status = 'APPROVED'
     and not exists (select from "Decision" d where d."applicationId" = a.id and d."limit" = a."grantedLimit")`,
  "whoever has a card is verified and numbered": `select a.id from "Application" a join "Customer" c on c.id = a."customerId"
     where a.status = 'APPROVED' and (c.number is null or c."verifiedAt" is null)`,
  "everybody has a key": `select id from "User" u where not exists (select from "DataKey" k where k."userId" = u.id)`,
  "what happened to an application is in its history": `select a.id from "Application" a where a.status <> 'DRAFT'
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
