import type { Client } from "pg";

/** How a link between tables, or an index, is taken away and made again. */
type Part = { away: string; back: string };

const links = `select format('alter table %s drop constraint %I', conrelid::regclass, conname) as away,
    format('alter table %s add constraint %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) as back
  from pg_constraint where connamespace = $1::regnamespace and contype = 'f' order by conrelid::regclass::text, conname`;

/** Keys stay: rows come in their order, and what is put in at the end of an index costs nothing. */
const indexes = `select format('drop index %s', indexrelid::regclass) as away, pg_get_indexdef(indexrelid) as back
  from pg_index i join pg_class c on c.oid = i.indexrelid
  where c.relnamespace = $1::regnamespace
    and not exists (select from pg_constraint k where k.conindid = i.indexrelid and k.contype in ('p', 'u', 'x'))
  order by indrelid::regclass::text, c.relname`;

/**
 * Takes indexes and links off the tables of a schema before rows are loaded; to make them at once for all rows is many
 * times faster than row by row. What is answered makes them again, every link checked, and must be called in the same
 * transaction.
 */
export async function layBare(client: Client, schema: string): Promise<() => Promise<void>> {
  const [linked, indexed] = [await partsOf(client, links, schema), await partsOf(client, indexes, schema)];
  for (const { away } of [...linked, ...indexed]) await client.query(away);
  return async () => {
    await client.query("set local maintenance_work_mem = '256MB'; set local work_mem = '64MB'");
    for (const { back } of indexed) await client.query(back);
    await getToKnow(client, schema);
    for (const { back } of linked) await client.query(back);
  };
}

const partsOf = async (client: Client, words: string, schema: string) =>
  (await client.query<Part>(words, [schema])).rows;

/** Without figures about new tables the first questions to them are answered by reading everything. */
async function getToKnow(client: Client, schema: string) {
  const { rows } = await client.query<{ names: string }>(
    "select string_agg(oid::regclass::text, ', ') as names from pg_class where relnamespace = $1::regnamespace and relkind = 'r'",
    [schema],
  );
  await client.query(`analyze ${rows[0]!.names}`);
}
