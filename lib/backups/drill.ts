import "server-only";
import { randomBytes } from "node:crypto";
import pg, { type Client } from "pg";
import type { Checked, Source } from "@/lib/backups/check";
import type { Opener } from "@/lib/backups/container";
import { BackupFault } from "@/lib/backups/fault";
import { brokenInvariants } from "@/lib/backups/invariants";
import { loadInto } from "@/lib/backups/load";
import { ownerClient } from "@/lib/backups/owner-client";
import { passwordKeys } from "@/lib/vault/keys";
import { unwrapPersonKey } from "@/lib/vault/person";
import { open } from "@/lib/vault/seal";

export type Drilling = { url: string; source: Source; trusted: string[]; opener: Opener };
export type Drilled = Checked & { seconds: number; samples: number };

/**
 * Level 3: restores a backup into a schema that nobody uses, with every link and hash checked, asks the invariants of the
 * bank, opens samples of what is sealed with the keys at hand, and throws it all away again. Throws a BackupFault.
 */
export async function drillBackup({ url, source, trusted, opener }: Drilling): Promise<Drilled> {
  const client = await ownerClient(url, "drill");
  const schema = `drill_${randomBytes(6).toString("hex")}`;
  const began = performance.now();
  try {
    const checked = await loadInto(schema, { client, source, trusted, opener });
    const [broken] = await brokenInvariants(client, schema);
    if (broken) throw new BackupFault("ruleBroken", { rule: broken.rule, rows: broken.rows });
    const samples = await openSamples(client, schema);
    return { ...checked, samples, seconds: Math.round((performance.now() - began) / 100) / 10 };
  } finally {
    await client.query(`drop schema if exists ${pg.escapeIdentifier(schema)} cascade`).catch(() => {});
    await client.end();
  }
}

type Sample = { id: string; wrapped: string; email: string; password: string | null };

/** A backup whose keys are lost holds nothing. Some people's addresses and passwords are opened, spread over all. */
async function openSamples(client: Client, schema: string): Promise<number> {
  const of = (table: string) => `${pg.escapeIdentifier(schema)}.${pg.escapeIdentifier(table)}`;
  const { rows } = await client.query<Sample>(
    `select u.id, k.wrapped, u."emailSealed" as email, c.wrapped as password
     from ${of("User")} u join ${of("DataKey")} k on k."userId" = u.id left join ${of("Credential")} c on c."userId" = u.id
     order by md5(u.id::text) limit 50`,
  );
  for (const { id, wrapped, email, password } of rows) {
    try {
      open(unwrapPersonKey(id, wrapped), { table: "User", column: "emailSealed", row: id }, email);
      if (password) open(passwordKeys(), { table: "Credential", column: "wrapped", row: id }, password);
    } catch {
      throw new BackupFault("sealedShut", { person: id });
    }
  }
  return rows.length;
}
