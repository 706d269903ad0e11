// A process to be killed in the midst of what it is told to do, a line each: "prepare" what short deeds need; "restore" the
// second bank; make "backups" of the first as long as that goes on; "short", what was prepared, each deed after a while of
// its own, and "now" when all of them should be under way. It says of each when it begins and when it was acknowledged.
import { createReadStream, readFileSync } from "node:fs";
import { flushCompileCache } from "node:module";
import { createInterface } from "node:readline";
import { setTimeout as wait } from "node:timers/promises";
import { deserialize } from "node:v8";
import { theBank } from "@/lib/audit/record";
import { trustedSigners } from "@/lib/backups/keys";
import { makeOne } from "@/lib/backups/make-one";
import { ownerClient } from "@/lib/backups/owner-client";
import { restoreBackup } from "@/lib/backups/restore";
import type { BusyPeople } from "@/tests/support/busy-people";
import type { Deed, Delays, Short } from "@/tests/support/deeds";
import { fromWords, inWords, prepareVolley, shortDeeds, type Volley } from "@/tests/support/volley";

const tell = (...words: (string | number)[]) => process.stdout.write(`${words.join(" ")}\n`);
const [peopleFile, side, sideFile, fileKey] = process.argv.slice(2) as [string, string, string, string];
const people: BusyPeople = deserialize(readFileSync(peopleFile));

let count = 0;
async function deed(name: Deed, of: string, run: () => Promise<unknown>) {
  count += 1;
  const number = count;
  tell("begun", number, name, of);
  await run().then(
    (result) => tell("done", number, name, of, String(result ?? "")),
    (error) => tell("failed", number, name, of, wordsOf(error)),
  );
}

const wordsOf = (error: unknown) => {
  const { code, message } = error as { code?: string; message?: string };
  return `${code ?? ""} ${message ?? error}`.replaceAll("\n", " ").slice(0, 200);
};

/** Whatever a database that goes away breaks off is begun anew: nobody restarts this process. */
async function prepare() {
  for (let tries = 0; ; tries += 1)
    try {
      return tell("prepared", inWords(await prepareVolley(people)));
    } catch (error) {
      tell("trouble", wordsOf(error));
      if (tries === 500) throw error;
      await wait(15);
    }
}

let isRestoring = false;
async function restoreOnce() {
  if (isRestoring) return;
  isRestoring = true;
  await restore().catch((error) => tell("trouble", wordsOf(error)));
  isRestoring = false;
}

let isBackingUp = false;
async function backUpMeanwhile() {
  if (isBackingUp) return;
  isBackingUp = true;
  while (isRestoring) await backUp();
  isBackingUp = false;
}

const backUp = () =>
  deed("backup", "bank", async () => (await makeOne(process.env.DATABASE_OWNER_URL!, theBank, () => {})).file);

/** The second bank, marked anew before each time, becomes again what its backup says. */
async function restore() {
  const mark = crypto.randomUUID();
  tell("marks", mark);
  const client = await ownerClient(side, "restore");
  await client.query(`update "User" set branch = $1 where role = 'MANAGER'`, [mark]).finally(() => client.end());
  tell("marked", mark);
  await deed("restore", mark, () =>
    restoreBackup({
      url: side,
      source: () => createReadStream(sideFile),
      trusted: trustedSigners(),
      opener: { fileKey: Buffer.from(fileKey, "hex") },
      note: async (client) => {
        await client.query(
          `insert into "OperationLogDraft" (id, action, detail) values (gen_random_uuid(), 'backup.restored', '{}')`,
        );
      },
    }),
  );
}

function short(ready: Volley, { now, ...delays }: Delays) {
  for (const name of Object.keys(delays) as Short[]) setTimeout(() => void shortDeed(name, ready), delays[name]);
  if (now !== undefined) setTimeout(() => tell("now"), now);
}

const shortDeed = <Name extends Short>(name: Name, ready: Volley) =>
  deed(name, ready[name].of, () => shortDeeds[name](ready[name]));

createInterface(process.stdin).on("line", (line) => {
  const [word, ready = "", delays = ""] = line.split(" ");
  if (word === "prepare") void prepare();
  if (word === "restore") void restoreOnce();
  if (word === "backups") void backUpMeanwhile();
  if (word === "short") short(fromWords(ready), JSON.parse(delays));
});
tell("ready");
flushCompileCache();
