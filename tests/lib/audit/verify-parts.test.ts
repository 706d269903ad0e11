import { beforeEach, expect, test } from "vitest";
import { openChain } from "@/lib/audit/read-chain";
import type { Fault } from "@/lib/audit/rules";
import { judgeParts, partsInTurn, rangesOf, verifyChain } from "@/lib/audit/verify";
import { partsInThreads } from "@/lib/audit/verify-along";
import { readWitness } from "@/lib/audit/witness";
import { asSuperuser, entries, forgetWitness, signNow } from "@/tests/support/log";
import { aStranger } from "@/tests/support/make";

const size = 24;
beforeEach(async () => entries(await aStranger(), size));

/** The verdict of a walk in one piece, and that of others in parts, and where asked in threads, is the same. */
async function verdicts({ witnessed = false, threads = 0 } = {}) {
  const chain = await openChain();
  const witness = witnessed ? await readWitness() : null;
  const checkpoints = witness?.checkpoints ?? [];
  const ofParts = (length: number, count = 0) => {
    const ranges = rangesOf(chain, length);
    const inThreads = () => partsInThreads(chain, ranges, checkpoints, count);
    return judgeParts(chain, witness, count > 0 ? inThreads() : partsInTurn(chain, ranges, checkpoints));
  };
  const all = [await verifyChain(chain, witness), await ofParts(1), await ofParts(5, threads)];
  await chain.end();
  for (const verdict of all) expect(verdict.fault?.seq).toEqual(all[0]!.fault?.seq);
  for (const verdict of all) if (!verdict.fault) expect(verdict).toEqual(all[0]);
  return all[0]!;
}

test("[LG-03] a log walked in parts, and in threads, is as whole as in one piece", async () => {
  expect(await verdicts({ threads: 2 })).toMatchObject({ entries: size, last: size, fault: null });
  await signNow();
  expect(await verdicts({ witnessed: true })).toMatchObject({ fault: null, checkpoints: 1 });
  await asSuperuser((client) => client.query(`DELETE FROM "OperationLogEntry" WHERE seq > 20`));
  expect((await verdicts({ witnessed: true, threads: 2 })).fault).toEqual({ kind: "cut", seq: 21 });
  await forgetWitness();
});

test("[LG-03] whatever is wrong at the border of two parts is found as in one piece", async () => {
  const wrong: [words: string, fault: Fault][] = [
    [`UPDATE "OperationLogEntry" SET hash = sha256(hash) WHERE seq = 15`, { kind: "altered", seq: 15 }],
    [`UPDATE "OperationLogEntry" SET action = 'x' WHERE seq = 11`, { kind: "altered", seq: 11 }],
    [`DELETE FROM "OperationLogEntry" WHERE seq = 10`, { kind: "missing", seq: 10 }],
    [`DELETE FROM "OperationLogEntry" WHERE seq BETWEEN 5 AND 11`, { kind: "missing", seq: 5 }],
    [
      `INSERT INTO "OperationLogStub" SELECT seq, hash, gen_random_uuid() FROM "OperationLogEntry" WHERE seq = 5`,
      { kind: "doubled", seq: 5 },
    ],
  ];
  for (const [words, fault] of wrong)
    await asSuperuser(async (client) => {
      await client.query('CREATE TEMP TABLE kept AS SELECT * FROM "OperationLogEntry"');
      await client.query(words);
      expect((await verdicts()).fault, words).toMatchObject({ seq: fault.seq });
      await client.query('DELETE FROM "OperationLogEntry"; INSERT INTO "OperationLogEntry" SELECT * FROM kept');
      await client.query('DROP TABLE kept; DELETE FROM "OperationLogStub"');
    });
});
