import { appendFile, readFile, writeFile } from "node:fs/promises";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { signCheckpoint } from "@/lib/audit/checkpoint";
import { isSilent, newKeeper, readWitness } from "@/lib/audit/witness";
import { db } from "@/lib/db";
import { env } from "@/lib/env";
import { signingKey } from "@/lib/vault/ed25519";
import {
  anyPlace,
  asSuperuser,
  entries,
  forgetWitness,
  rehash,
  signNow,
  tampered,
  verdictOf,
} from "@/tests/support/log";
import { aStranger } from "@/tests/support/make";
import { otherValues as changes } from "@/tests/support/tampering";

const size = 24;
const key = () => signingKey(env.LOG_KEY);

beforeEach(async () => entries(await aStranger(), size));
afterEach(forgetWitness);

test("the campaign knows every column of an entry", async () => {
  const rows = await db.$queryRaw<{ name: string }[]>`
    SELECT column_name AS name FROM information_schema.columns
    WHERE table_schema = 'public' AND table_name = 'OperationLogEntry'`;
  expect(rows.map(({ name }) => name).toSorted()).toEqual([...Object.keys(changes), "seq"].toSorted());
});

test.each(Object.entries(changes))("[LG-03] an altered %s is found, and the entry named", async (column, value) => {
  for (const seq of [1, anyPlace(2, size - 1), size]) {
    const fault = await tampered((client) =>
      client.query(`UPDATE "OperationLogEntry" SET "${column}" = ${value} WHERE seq = ${seq}`),
    );
    expect(fault, `entry ${seq}`).toMatchObject({ seq });
  }
});

describe("[LG-03]", () => {
  test("a deleted entry is missed by its number", async () => {
    const seq = anyPlace(1, size - 1);
    expect(await tampered((client) => client.query(`DELETE FROM "OperationLogEntry" WHERE seq = ${seq}`))).toEqual({
      kind: "missing",
      seq,
    });
  });

  test("a gap that was closed is found where it was", async () => {
    const seq = anyPlace(1, size - 1);
    const fault = await tampered((client) =>
      client.query(`DELETE FROM "OperationLogEntry" WHERE seq = ${seq};
        UPDATE "OperationLogEntry" SET seq = -seq WHERE seq > ${seq}; UPDATE "OperationLogEntry" SET seq = -seq - 1 WHERE seq < 0`),
    );
    expect(fault).toEqual({ kind: "altered", seq });
  });

  test("two entries that changed places are found at the first", async () => {
    const seq = anyPlace(1, size - 1);
    const fault = await tampered((client) =>
      client.query(`UPDATE "OperationLogEntry" SET seq = -1 WHERE seq = ${seq};
        UPDATE "OperationLogEntry" SET seq = ${seq} WHERE seq = ${seq + 1}; UPDATE "OperationLogEntry" SET seq = ${seq + 1} WHERE seq = -1`),
    );
    expect(fault).toEqual({ kind: "altered", seq });
  });

  test("an entry put in, or played again, is found by its number", async () => {
    const seq = anyPlace(1, size);
    const names = ["seq", ...Object.keys(changes)].map((name) => `"${name}"`);
    const fault = await tampered((client) =>
      client.query(
        `INSERT INTO "OperationLogEntry" (${names}) SELECT ${size + 1}, ${names.slice(1)} FROM "OperationLogEntry" WHERE seq = ${seq}`,
      ),
    );
    expect(fault).toEqual({ kind: "altered", seq: size + 1 });
  });

  test("an altered entry with a fitting hash is found by the one that follows it", async () => {
    const seq = anyPlace(1, size - 1);
    const fault = await tampered((client) =>
      client.query(`UPDATE "OperationLogEntry" SET action = 'session.ended' WHERE seq = ${seq};
        UPDATE "OperationLogEntry" e SET hash = log_hash(e, coalesce((SELECT hash FROM "OperationLogEntry" WHERE seq = ${seq} - 1), log_beginning())) WHERE seq = ${seq}`),
    );
    expect(fault).toEqual({ kind: "altered", seq: seq + 1 });
  });

  test("an entry turned into the stub of a deletion that never was is found", async () => {
    const seq = anyPlace(1, size);
    const stub = `INSERT INTO "OperationLogStub" SELECT seq, hash, gen_random_uuid() FROM "OperationLogEntry" WHERE seq = ${seq}`;
    const fault = await tampered((client) =>
      client.query(`${stub}; DELETE FROM "OperationLogEntry" WHERE seq = ${seq}`),
    );
    expect(fault).toEqual({ kind: "deleted", seq });
  });

  test("an end cut off is found by what was signed", async () => {
    await signNow();
    const seq = anyPlace(2, size);
    const cut = () =>
      tampered((client) => client.query(`DELETE FROM "OperationLogEntry" WHERE seq >= ${seq}`), { witnessed: true });
    expect(await cut()).toEqual({ kind: "cut", seq });
  });
});

describe("[LG-04]", () => {
  test("a log rewritten with right hashes throughout is found by what was signed", async () => {
    await signNow();
    const seq = anyPlace(1, size);
    const rewrite = async (witnessed: boolean) =>
      tampered(
        async (client) => {
          await client.query(`UPDATE "OperationLogEntry" SET address = '192.0.2.99' WHERE seq = ${seq}`);
          await rehash(client, seq);
        },
        { witnessed },
      );
    expect(await rewrite(false)).toBeNull();
    expect(await rewrite(true)).toEqual({ kind: "rewritten", seq: size });
  });

  test("nothing is signed that does not follow from what was signed before", async () => {
    const keep = newKeeper();
    expect(await keep()).toMatchObject({ size });
    await entries(await aStranger(), 3);
    await asSuperuser(async (client) => {
      await client.query(`UPDATE "OperationLogEntry" SET action = 'session.ended' WHERE seq = ${size}`);
      await rehash(client, size);
    });
    expect(await keep(Date.now() + 61_000)).toBeNull();
    expect((await readWitness()).checkpoints).toHaveLength(1);
  });

  test("two checkpoints that contradict each other raise the alarm", async () => {
    await signNow();
    const other = { origin: "localhost:3000/log", size, hash: "00".repeat(32) };
    await appendFile(env.CHECKPOINTS_FILE, signCheckpoint(key(), other));
    expect((await verdictOf({ witnessed: true })).fault).toEqual({ kind: "contradiction", seq: size });
  });

  test("a checkpoint with any byte changed, or of another's key, is not believed", async () => {
    await signNow();
    const note = await readFile(env.CHECKPOINTS_FILE);
    for (let at = 0; at < note.length - 1; at += 1) {
      const bytes = Buffer.from(note);
      bytes[at]! ^= 1;
      await writeFile(env.CHECKPOINTS_FILE, bytes);
      const { checkpoints } = await readWitness();
      expect(checkpoints, `byte ${at}`).toEqual([]);
    }
    const forged = signCheckpoint(signingKey(Buffer.alloc(32, "x").toString("base64")), {
      origin: "localhost:3000/log",
      size,
      hash: "00".repeat(32),
    });
    await writeFile(env.CHECKPOINTS_FILE, forged);
    expect((await verdictOf({ witnessed: true })).fault).toEqual({ kind: "unsigned", seq: 1 });
  });

  test("a checkpoint comes after 256 entries, or a minute after the one before", async () => {
    const keep = newKeeper();
    const now = Date.now();
    expect(await keep(now)).toMatchObject({ size });
    const person = await aStranger();
    await entries(person, 3);
    expect(await keep(now + 30_000)).toBeNull();
    expect(await keep(now + 60_000)).toMatchObject({ size: size + 3 });
    expect(await keep(now + 200_000)).toBeNull();
    expect(await verdictOf({ witnessed: true })).toMatchObject({ fault: null, checkpoints: 2 });
  });
});

test("[LG-11] a log that is silent while people sign in raises the alarm", async () => {
  expect(await isSilent()).toBe(false);
  const at = new Date(Date.now() + 120_000);
  await db.signIn.create({ data: { emailIndex: "-", outcome: "SUCCEEDED", at, address: "-", device: "-" } });
  expect(await isSilent()).toBe(true);
});
