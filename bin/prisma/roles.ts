import type pg from "pg";
import { appRole, customerRole } from "@/lib/wall/roles";
import { Stop } from "../say.ts";

/** Whether this connection may change the structure of the database: an owner may, the application's role may not. */
export async function isOwner(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query("select has_schema_privilege('public', 'create') as may");
  return rows[0].may;
}

/** Roles belong to the whole server, so that other databases may have made this one already, or be making it now. */
export async function makeRoles(client: pg.Client) {
  try {
    if (!(await exists(client, appRole))) await ifNew(client, `create role ${appRole} nologin`);
    if (!(await exists(client, customerRole)))
      await ifNew(client, `create role ${customerRole} nologin in role ${appRole}`);
    for (const role of [appRole, customerRole])
      if (!(await mayWorkAs(client, role))) await ifNew(client, `grant ${role} to current_user`);
    await passWalls(client);
  } catch (error) {
    if ((error as pg.DatabaseError).code !== "42501") throw error;
    throw new Stop(
      `The owner of the database may not make roles. Let an administrator of the server run:\n` +
        `create role ${appRole} nologin; create role ${customerRole} nologin in role ${appRole};\n` +
        `grant ${appRole}, ${customerRole} to ${await nameOf(client)};`,
    );
  }
}

/**
 * The bank sees every row either way: by a policy that is always true, or by passing the policies, where the owner may
 * grant that. The latter lets PostgreSQL use all it knows about the rows when it plans the queues.
 */
async function passWalls(client: pg.Client) {
  const { rows } = await client.query<{ passes: boolean; may: boolean }>(
    `select (select rolbypassrls from pg_roles where rolname = $1) as passes, rolsuper as may
     from pg_roles where rolname = current_user`,
    [appRole],
  );
  if (rows[0]!.may && !rows[0]!.passes) await ifNew(client, `alter role ${appRole} bypassrls`);
}

async function exists(client: pg.Client, role: string) {
  return (await client.query("select 1 from pg_roles where rolname = $1", [role])).rowCount === 1;
}

async function mayWorkAs(client: pg.Client, role: string) {
  await client.query("begin");
  const may = await client.query(`set local role ${role}`).then(
    () => true,
    () => false,
  );
  await client.query("rollback");
  return may;
}

/** Somebody else may have done the same in this moment. */
export async function ifNew(client: pg.Client, words: string) {
  const done = ["42710", "23505", "XX000"];
  await client.query(words).catch((error: pg.DatabaseError) => {
    if (!done.includes(error.code ?? "")) throw error;
  });
}

async function nameOf(client: pg.Client) {
  return (await client.query("select quote_ident(current_user) as name")).rows[0].name as string;
}
