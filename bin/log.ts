// npm run log -- verify | key | archive | show: the operation log without the web server.
import { createReadStream, existsSync, readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { archiveInto } from "@/lib/audit/archive";
import { readArchive, verifyArchive } from "@/lib/audit/archive-content";
import { openChain } from "@/lib/audit/read-chain";
import { ArchiveRangeSchema } from "@/lib/audit/schema";
import { verdictWords } from "@/lib/audit/verdict-words";
import { verifyChain } from "@/lib/audit/verify";
import { readWitness } from "@/lib/audit/witness";
import { BackupFault } from "@/lib/backups/fault";
import { readingKeysFile, trustedSigners } from "@/lib/backups/keys";
import { env } from "@/lib/env";
import backups from "@/lib/messages/en/backups.json" with { type: "json" };
import { Refusal } from "@/lib/refusal";
import { publicKeyOf, publicWords, signingKey } from "@/lib/vault/ed25519";
import { refusalWords } from "./refusal-words.ts";
import { command, Stop, say, seconds } from "./say.ts";

const usage = `Usage: npm run log -- verify [--checkpoints FILE [--key PUBLIC-KEY]]
       npm run log -- key
       npm run log -- archive --from 2025-01-01 --to 2025-01-31 --out FILE
       npm run log -- show FILE [--identity KEYFILE] [--signer PUBLIC-KEY]`;

const text = { type: "string" } as const;
const { values, positionals } = parseArgs({
  options: { checkpoints: text, key: text, from: text, to: text, out: text, identity: text, signer: text },
  allowPositionals: true,
});
const [deed = "", file = ""] = positionals;
const deeds: Record<string, () => Promise<unknown>> = { verify, key, archive, show };

await command(async () => {
  const run = Object.hasOwn(deeds, deed) ? deeds[deed] : undefined;
  if (!run) throw new Stop(usage);
  await run().catch((error) => {
    if (error instanceof BackupFault) throw new Stop(`BAD: ${backups.fault[error.code]}`);
    if (error instanceof Refusal) throw new Stop(refusalWords(error));
    throw error;
  });
});
process.exit();

/** Says one line, and ends with 1 where anything is wrong. */
async function verify() {
  const began = performance.now();
  if (values.key && !/^[\w+/]{43}=$/.test(values.key)) throw new Stop("--key takes what npm run log -- key prints.");
  const witness = await readWitness(values.checkpoints, values.key ? publicKeyOf(values.key) : undefined);
  if (values.checkpoints && witness.checkpoints.length + witness.unbelieved.length === 0)
    throw new Stop(`${values.checkpoints} holds no checkpoints.`);
  const chain = await openChain();
  const verdict = await verifyChain(chain, witness, (done, all) => {
    if (all > 200_000) say(`${done.toLocaleString("en")} of ${all.toLocaleString("en")} …`);
  }).finally(() => chain.end());
  say(`${verdictWords(verdict, "en").join(" ")} ${seconds(performance.now() - began)}.`);
  if (verdict.fault) process.exitCode = 1;
}

async function key() {
  say(publicWords(signingKey(env.LOG_KEY)));
}

async function archive() {
  const days = ArchiveRangeSchema.safeParse({ from: values.from, to: values.to });
  if (!days.success || !values.out) throw new Stop(usage);
  if (existsSync(values.out)) throw new Stop(`${values.out} is there already.`);
  const { from, to, entries, sha256 } = await archiveInto(values.out, days.data);
  say(
    `${entries.toLocaleString("en")} entries, ${from} to ${to}, sealed, signed and read back: ${values.out}\n${sha256}`,
  );
}

/** Verifies the whole file, then prints its entries, one a line. */
async function show() {
  if (!existsSync(file)) throw new Stop(`There is no file ${file || "(none named)"}.`);
  const source = () => createReadStream(file, { highWaterMark: 1_048_576 });
  const trusted = [...trustedSigners(), ...(values.signer ? [values.signer] : [])];
  const opener = { identity: identity() };
  const { head, entries, fault } = await verifyArchive(source, trusted, opener);
  for await (const part of readArchive(source, trusted, opener))
    if (Array.isArray(part)) await print(part.map((link) => `${JSON.stringify(link)}\n`).join(""));
  console.error(
    `${fault ? `BAD from entry ${fault.seq} on` : "Whole"}: ${entries} entries, ${head.from} to ${head.to}.`,
  );
  if (fault) process.exitCode = 1;
}

/** Waits for whoever reads the lines. */
function print(lines: string) {
  return new Promise((done) => process.stdout.write(lines, done));
}

/** The secret half of a reader's key, from a file; in a try-out it lies beside the backups. */
function identity(): string {
  const from = values.identity ?? readingKeysFile();
  const found = from && existsSync(from) ? /AGE-SECRET-KEY-1[0-9A-Z]+/.exec(readFileSync(from, "utf8")) : null;
  if (!found) throw new Stop("Name the file with a reader's secret key: --identity KEYFILE");
  return found[0];
}
