import type pg from "pg";
import { appRole } from "@/lib/wall/roles";
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
    if (!(await mayWorkAs(client, appRole))) await ifNew(client, `grant ${appRole} to current_user`);
  } catch (error) {
    if ((error as pg.DatabaseError).code !== "42501") throw error;
    throw new Stop(
      `The owner of the database may not make roles. Let an administrator of the server run:\n` +
        `create role ${appRole} nologin; grant ${appRole} to ${await nameOf(client)};`,
    );
  }
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
