import pg from "pg";

/** Creates a database unless it is there, empty or as a copy of another one that nobody uses. */
export async function createDatabase(server: string, name: string, template?: string) {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  try {
    const { rowCount } = await client.query("select 1 from pg_database where datname = $1", [name]);
    if (rowCount) return;
    const copy = template ? ` template ${pg.escapeIdentifier(template)} strategy file_copy` : "";
    await client.query(`create database ${pg.escapeIdentifier(name)}${copy}`);
  } finally {
    await client.end();
  }
}
