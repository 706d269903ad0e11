import "server-only";
import { randomUUID } from "node:crypto";
import pg, { type Client } from "pg";
import { chainAt } from "@/lib/audit/chain-reader";
import { verifyChain } from "@/lib/audit/verify";
import { checkPassword } from "@/lib/auth/password";
import type { Account } from "@/lib/backups/account";
import { BackupFault } from "@/lib/backups/fault";
import { brokenInvariants } from "@/lib/backups/invariants";
import { passwordKeys } from "@/lib/vault/keys";
import { unwrapPersonKey } from "@/lib/vault/person";
import { open } from "@/lib/vault/seal";

/** The bank that was loaded into a schema obeys its own rules. */
export async function proveRules(client: Client, schema: string) {
  const [broken] = await brokenInvariants(client, schema);
  if (broken) throw new BackupFault("ruleBroken", { rule: broken.rule, rows: broken.rows });
}

/**
 * Its operation log follows link by link, at least as far as the account says: backups of the first versions state a place
 * before the last one.
 */
export async function proveLog(url: string, schema: string, { log }: Account) {
  const chain = await chainAt({ url, schema });
  const { fault, last } = await verifyChain(chain, null).finally(() => chain.end());
  if (fault) throw new BackupFault("logBroken", { seq: fault.seq });
  if (last < Number(log.last?.seq ?? 0)) throw new BackupFault("logBroken", { seq: last + 1 });
}

type Sample = { id: string; wrapped: string; email: string; password: string | null };

/**
 * A backup whose keys are lost holds nothing. Some people's addresses and passwords are opened, spread over all, and one
 * of them knocks as at the door: a password that nobody has is compared, and does not fit.
 */
export async function openSamples(client: Client, schema: string): Promise<number> {
  const of = (table: string) => `${pg.escapeIdentifier(schema)}.${pg.escapeIdentifier(table)}`;
  const { rows } = await client.query<Sample>(
    `select u.id, k.wrapped, u."emailSealed" as email, c.wrapped as password
     from ${of("User")} u join ${of("DataKey")} k on k."userId" = u.id left join ${of("Credential")} c on c."userId" = u.id
     order by md5(u.id::text) limit 50`,
  );
  const knocks = rows.find(({ password }) => password !== null);
  for (const sample of rows) {
    await opened(sample, sample === knocks).catch(() => {
      throw new BackupFault("sealedShut", { person: sample.id });
    });
  }
  return rows.length;
}

async function opened({ id, wrapped, email, password }: Sample, knocks: boolean) {
  open(unwrapPersonKey(id, wrapped), { table: "User", column: "emailSealed", row: id }, email);
  if (password) open(passwordKeys(), { table: "Credential", column: "wrapped", row: id }, password);
  if (knocks && (await checkPassword(id, password, randomUUID())).fits) throw new Error("any password fits");
}
