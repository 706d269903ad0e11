import pg from "pg";

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
