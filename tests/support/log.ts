import { randomInt } from "node:crypto";
import { rm } from "node:fs/promises";
import pg from "pg";
import { openChain } from "@/lib/audit/read-chain";
import { record } from "@/lib/audit/record";
import type { Verdict } from "@/lib/audit/rules";
import { verifyChain } from "@/lib/audit/verify";
import { newKeeper, readWitness } from "@/lib/audit/witness";
import type { Actor } from "@/lib/auth/actor";
import { transaction } from "@/lib/db";
import { env } from "@/lib/env";

/** So many entries by and about this person, the numbers in their details. */
export async function entries(person: Actor, count: number) {
  for (let left = count; left > 0; left -= 1)
    await transaction((tx) =>
      record(tx, person, "application.submitted", {
        objectId: person.id,
        detail: { number: `XK-${left}` },
        changes: { limit: ["10000", String(left)] },
      }),
    );
}

/** The verifier's word, with the checkpoints of the file or without any. */
export async function verdictOf({ witnessed = false } = {}): Promise<Verdict> {
  const chain = await openChain();
  const witness = witnessed ? await readWitness() : null;
  return verifyChain(chain, witness).finally(() => chain.end());
}

export const signNow = () => newKeeper()();

export const forgetWitness = () => rm(env.CHECKPOINTS_FILE, { force: true });

/** Somebody who owns the database and switches its walls off. */
export async function asSuperuser<T>(deed: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: process.env.DATABASE_URL! });
  await client.connect();
  await client.query("SET session_replication_role = replica");
  return deed(client).finally(() => client.end());
}

/** Does it, asks the verifier, and puts all entries back as they were. */
export async function tampered(deed: (client: pg.Client) => Promise<unknown>, options = {}): Promise<Verdict["fault"]> {
  return asSuperuser(async (client) => {
    await client.query(`CREATE TEMP TABLE kept AS SELECT * FROM "OperationLogEntry";
      CREATE TEMP TABLE kept_stubs AS SELECT * FROM "OperationLogStub"`);
    await deed(client);
    const { fault } = await verdictOf(options);
    await client.query(`DELETE FROM "OperationLogEntry"; INSERT INTO "OperationLogEntry" SELECT * FROM kept;
      DELETE FROM "OperationLogStub"; INSERT INTO "OperationLogStub" SELECT * FROM kept_stubs; DROP TABLE kept, kept_stubs`);
    return fault;
  });
}

/** Any place of a log, told where a test fails. */
export const anyPlace = (from: number, to: number) => randomInt(from, to + 1);

/** Every hash computed anew from some place on, as somebody would who knows how it is done. */
export const rehash = (client: pg.Client, from: number) =>
  client.query(
    `DO $$ DECLARE e "OperationLogEntry"; before bytea; BEGIN
       SELECT hash INTO before FROM "OperationLogEntry" WHERE seq < ${from} ORDER BY seq DESC LIMIT 1;
       before := coalesce(before, log_beginning());
       FOR e IN SELECT * FROM "OperationLogEntry" WHERE seq >= ${from} ORDER BY seq LOOP
         e."detailHash" := log_detail_hash(e.salt, e.detail, e."changesSealed");
         e.hash := log_hash(e, before);
         UPDATE "OperationLogEntry" SET "detailHash" = e."detailHash", hash = e.hash WHERE seq = e.seq;
         before := e.hash;
       END LOOP;
     END $$`,
  );
