import pg from "pg";

/** The database as its owner reaches it, past every wall. */
export const ownerUrl = () => process.env.DATABASE_OWNER_URL || process.env.DATABASE_URL!;

export async function withOwner<T>(deed: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: ownerUrl() });
  await client.connect();
  try {
    return await deed(client);
  } finally {
    await client.end();
  }
}
