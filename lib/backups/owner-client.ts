import pg from "pg";
import { Refusal } from "@/lib/refusal";

/**
 * A connection as the database's owner. Where it breaks, whoever asks it something hears of that and tidies up; the
 * driver says it once more to everybody, which would end the process in the midst of tidying.
 */
export async function ownerClient(url: string, what: "backup" | "drill" | "restore"): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url, application_name: `xinka ${what}` });
  client.on("error", () => {});
  await client.connect();
  return client;
}

/** Of what only one may do at a time. The numbers are ours alone; the log's own lock is another, or nobody could work meanwhile. */
const turns = { "backup.running": 7_846_521_126, "backup.restoring": 7_846_521_131 } as const;

/** Whoever comes second is refused; the turn ends with the connection. */
export async function takeTurn(client: pg.Client, busy: keyof typeof turns) {
  const { rows } = await client.query<{ mine: boolean }>("select pg_try_advisory_lock($1) as mine", [turns[busy]]);
  if (!rows[0]!.mine) throw new Refusal(busy);
}

/** Says, as long as this connection lives, that somebody works in a schema (lib/backups/drop-before.ts). */
export const holdSchema = (client: pg.Client, schema: string) =>
  client.query("select pg_advisory_lock(hashtext($1))", [schema]);
