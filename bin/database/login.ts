import { randomBytes } from "node:crypto";
import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { appRole, customerRole } from "@/lib/wall/roles";
import { ifNew, makeRoles } from "../prisma/roles.ts";

const login = "xinka_portal";

/**
 * The address under which the product itself opens the embedded database: a login of its own, which owns nothing
 * and cannot become the owner. Its password lies beside the database.
 */
export async function loginUrl(owner: string, folder: string): Promise<string> {
  const password = passwordIn(join(folder, "postgres", "portal-password"));
  const client = new pg.Client({ connectionString: owner });
  await client.connect();
  try {
    await makeRoles(client);
    const { rowCount } = await client.query("select 1 from pg_roles where rolname = $1", [login]);
    if (!rowCount) await ifNew(client, `create role ${login} login password '${password}'`);
    await ifNew(client, `grant ${appRole}, ${customerRole} to ${login}`);
  } finally {
    await client.end();
  }
  return Object.assign(new URL(owner), { username: login, password }).href;
}

function passwordIn(file: string) {
  if (!existsSync(file)) {
    // Renamed when whole: another process may ask in this moment.
    writeFileSync(`${file}.${process.pid}`, randomBytes(24).toString("hex"), { mode: 0o600 });
    if (!existsSync(file)) renameSync(`${file}.${process.pid}`, file);
  }
  return readFileSync(file, "utf8");
}
