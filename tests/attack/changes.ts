import pg from "pg";

let client: pg.Client | undefined;

/** A connection past the product, as somebody who may do anything in the database. */
export async function sql<T extends object>(text: string, values: unknown[] = []): Promise<T[]> {
  if (!client) {
    client = new pg.Client({ connectionString: process.env.DATABASE_OWNER_URL ?? process.env.DATABASE_URL });
    await client.connect();
  }
  return (await client.query(text, values)).rows as T[];
}

/** Counters of the limiter, and when a session, a mail or a case was last looked at, change without anybody's deed. */
const note = `
  create schema if not exists attack;
  create table if not exists attack.change (id bigserial primary key, what text not null, row jsonb not null);
  create or replace function attack.note() returns trigger language plpgsql security definer as $$
  begin
    if tg_op = 'UPDATE' and tg_table_name = 'Session' and to_jsonb(old) - 'lastSeenAt' = to_jsonb(new) - 'lastSeenAt' then
      return null;
    end if;
    if tg_op = 'UPDATE' and tg_table_name = 'Application' and to_jsonb(old) - 'attendedAt' = to_jsonb(new) - 'attendedAt' then
      return null;
    end if;
    if tg_op = 'UPDATE' and tg_table_name = 'Mail' then return null; end if;
    insert into attack.change (what, row) values (tg_op || ' ' || tg_table_name, to_jsonb(coalesce(new, old)));
    return null;
  end $$;`;

/** From here on each changed row of each table is written down. */
export async function watchChanges() {
  await sql(note);
  const tables = await sql<{ name: string }>(
    `select tablename as name from pg_tables where schemaname = 'public' and tablename not in ('_prisma_migrations', 'Throttle', 'Guessing')`,
  );
  for (const { name } of tables)
    await sql(`create or replace trigger zz_attack after insert or update or delete on ${pg.escapeIdentifier(name)}
      for each row execute function attack.note()`);
}

export type Change = { what: string; row: Record<string, unknown> };

/** What changed in the database while something was done. */
export async function changesDuring(deed: () => Promise<void>): Promise<Change[]> {
  const last = await sql<{ id: string }>("select coalesce(max(id), 0) as id from attack.change");
  await deed();
  return sql<Change>("select what, row from attack.change where id > $1 order by id", [last[0]!.id]);
}
