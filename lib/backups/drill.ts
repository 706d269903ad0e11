import "server-only";
import { randomBytes } from "node:crypto";
import pg from "pg";
import type { Checked, Source } from "@/lib/backups/check";
import type { Opener } from "@/lib/backups/container";
import { loadInto } from "@/lib/backups/load";
import { holdSchema, ownerClient } from "@/lib/backups/owner-client";
import { openSamples, proveLog, proveRules } from "@/lib/backups/prove-loaded";

export type Drilling = {
  url: string;
  source: Source;
  trusted: string[];
  opener: Opener;
  onProgress?: (table: string) => void;
};
export type Drilled = Checked & { seconds: number; samples: number };

/**
 * Level 3: restores a backup into a schema that nobody uses, with every link and hash checked, asks the invariants of the
 * bank, walks along its log, opens samples of what is sealed with the keys at hand, and throws it all away again. Throws a BackupFault.
 */
export async function drillBackup({ url, source, trusted, opener, onProgress }: Drilling): Promise<Drilled> {
  const client = await ownerClient(url, "drill");
  const schema = `drill_${randomBytes(6).toString("hex")}`;
  const began = performance.now();
  try {
    await holdSchema(client, schema);
    const checked = await loadInto(schema, { client, source, trusted, opener, onProgress });
    await proveRules(client, schema);
    await proveLog(url, schema, checked.account);
    const samples = await openSamples(client, schema);
    return { ...checked, samples, seconds: Math.round((performance.now() - began) / 100) / 10 };
  } finally {
    await client.query(`drop schema if exists ${pg.escapeIdentifier(schema)} cascade`).catch(() => {});
    await client.end();
  }
}
