import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { type Making, makeBackup } from "@/lib/backups/make";
import { newIdentity } from "@/lib/backups/recipients";
import { newSigningSeed, signerOf } from "@/lib/backups/signature";

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

/** A place for backups with keys of its own: two people may read what is made there. */
export async function aBackupPlace() {
  const signer = signerOf(newSigningSeed());
  const identities = [await newIdentity(), await newIdentity()] as const;
  const folder = mkdtempSync(join(tmpdir(), "xinka-backup-"));
  const recipients = identities.map(({ recipient }) => recipient);
  return {
    folder,
    signer,
    identities,
    make: (changes: Partial<Making> = {}) =>
      makeBackup({ url: ownerUrl(), folder, recipients, signer, previous: null, ...changes }),
    /** How a person with the first secret opens a backup made here. */
    opening: (file: string) => ({
      source: async function* () {
        yield readFileSync(join(folder, file));
      },
      trusted: [signer.public],
      opener: { identity: identities[0].secret },
    }),
  };
}
