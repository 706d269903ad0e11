import { createReadStream } from "node:fs";
import { join } from "node:path";
import { makeBackup } from "@/lib/backups/make";
import { restoreBackup } from "@/lib/backups/restore";
import { signerOf } from "@/lib/backups/signature";
import { aHistory, oldDay } from "@/tests/support/history";
import type { OwnServer } from "@/tests/support/own-server";

/**
 * A bank with people at work, a log that has entries of many old days, and beside it a second bank with its backup.
 * Answers with what a busy process (tests/support/busy.ts) has to be told, and how long a restore takes where nobody else works.
 */
export async function busyBank(bank: OwnServer, days: number) {
  await bank.openBank("bank");
  const people = join(bank.folder, "people");
  if ((await bank.run("tests/support/busy-people.ts", people)) !== 0) throw new Error("nobody is there");
  const side = await bank.copyBank("bank", "side");
  const twice = Array.from({ length: 2 * days }, (_, n) => ({ at: oldDay(n >> 1), action: "session.ended" }));
  await aHistory(twice, (sql) => bank.ask(sql));
  const folder = join(bank.folder, "side");
  const signer = signerOf(bank.keys.signingKey);
  const recipients = bank.env.BACKUP_RECIPIENTS!.split(",");
  const { file, fileKey } = await makeBackup({ url: side, folder, recipients, signer, previous: null });
  const began = performance.now();
  const source = () => createReadStream(join(folder, file));
  await restoreBackup({ url: side, source, trusted: [signer.public], opener: { fileKey }, note: async () => {} });
  const takes = performance.now() - began;
  return { side, takes, words: [people, side, join(folder, file), fileKey.toString("hex")] };
}
