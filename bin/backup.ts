// npm run backup -- make | list | verify FILE | drill FILE | restore FILE | keygen: backups without the web server.
import { createReadStream, existsSync, readFileSync } from "node:fs";
import { parseArgs, parseEnv } from "node:util";
import { rowsIn } from "@/lib/backups/account";
import { checkBackup } from "@/lib/backups/check";
import { checkLinks, type Linked } from "@/lib/backups/check-links";
import { headerOf } from "@/lib/backups/container";
import { BackupFault } from "@/lib/backups/fault";
import { newIdentity } from "@/lib/backups/recipients";
import { checkSignature, newSigningSeed, signerOf } from "@/lib/backups/signature";
import messages from "@/lib/messages/en/backups.json" with { type: "json" };
import { Refusal } from "@/lib/refusal";
import { refusalWords } from "./refusal-words.ts";
import { command, Stop, say, seconds } from "./say.ts";

const usage = `Usage: npm run backup -- make
       npm run backup -- list
       npm run backup -- verify FILE [--identity KEYFILE] [--signer PUBLIC-KEY]
       npm run backup -- drill FILE --identity KEYFILE
       npm run backup -- restore FILE --identity KEYFILE --yes
       npm run backup -- keygen`;

const { values, positionals } = options();
const [deed = "", file = ""] = positionals;

const deeds: Record<string, () => Promise<void>> = { make, list, verify, drill, restore, keygen };

await command(async () => {
  const run = Object.hasOwn(deeds, deed) ? deeds[deed] : undefined;
  if (!run) throw new Stop(usage);
  await run().catch((error) => {
    if (error instanceof Refusal) throw new Stop(refusalWords(error));
    throw error instanceof BackupFault ? new Stop(`BAD: ${faultWords(error)}`) : error;
  });
});
process.exit();

function options() {
  try {
    const text = { type: "string" } as const;
    return parseArgs({
      options: { identity: text, signer: { type: "string", multiple: true }, yes: { type: "boolean", default: false } },
      allowPositionals: true,
    });
  } catch {
    return {
      values: { yes: false } as { identity?: string; signer?: string[]; yes: boolean },
      positionals: [] as string[],
    };
  }
}

function faultWords({ code, values }: BackupFault): string {
  const told = { ...values, rule: messages.rule[values.rule as keyof typeof messages.rule] ?? "" };
  return messages.fault[code].replace(/\{(\w+)\}/g, (_, name) => String(told[name as keyof typeof told] ?? ""));
}

function linkWords(links: Linked): string {
  if ("unknown" in links) return messages.links.unknown.replace("{migration}", links.unknown);
  return `${links.values} references over ${links.links} links lead to rows that are there  OK`;
}

function source() {
  return createReadStream(file, { highWaterMark: 1_048_576 });
}

function given() {
  if (!existsSync(file)) throw new Stop(`There is no file ${file || "(none named)"}.`);
}

/** The first secret key in a file as keygen prints it. */
function identity(): string {
  const text = values.identity && existsSync(values.identity) ? readFileSync(values.identity, "utf8") : "";
  const found = /AGE-SECRET-KEY-1[0-9A-Z]+/.exec(text)?.[0];
  if (!found) throw new Stop("Name a file that holds a reading key: --identity KEYFILE.");
  return found;
}

function trusted(): string[] {
  const seed = process.env.BACKUP_SIGNING_KEY || tryOutSigningKey();
  const named = (process.env.BACKUP_TRUSTED ?? "").split(/[ ,]+/).filter(Boolean);
  const keys = [...(values.signer ?? []), ...named, ...(seed ? [signerOf(seed).public] : [])];
  if (keys.length === 0) throw new Stop("Name whose signature is believed: --signer PUBLIC-KEY.");
  return keys;
}

/** A try-out's own key, where there is one. */
function tryOutSigningKey() {
  const file = ".data/backup-keys.env";
  return existsSync(file) ? parseEnv(readFileSync(file, "utf8")).BACKUP_SIGNING_KEY : undefined;
}

async function make() {
  const { makeNow } = await import("./backup/make.ts");
  await makeNow();
}

async function list() {
  const { listFiles } = await import("./backup/list.ts");
  await listFiles();
}

/** Needs no database. Without a reading key the signature alone is checked. */
async function verify() {
  given();
  const began = performance.now();
  const { bytes } = await checkSignature(source(), trusted());
  const { createdAt } = await headerOf(source());
  const took = () => seconds(performance.now() - began);
  if (!values.identity) return say(`OK, level 1: signed, ${bytes} bytes, made ${createdAt} · ${took()}`);
  const { account } = await checkBackup(source, trusted(), { identity: identity() });
  for (const { name, rows, sha256 } of account.tables)
    say(`  ${name.padEnd(24)} ${String(rows).padStart(10)}  ${sha256}  OK`);
  const links = await checkLinks(source, { identity: identity() }, account);
  say(`  Links: ${linkWords(links)}`);
  say(
    `OK, level 2: ${rowsIn(account)} rows in ${account.tables.length} tables, ${account.documents.count} documents, as of ${account.at} · ${took()}`,
  );
}

async function drill() {
  given();
  const { drillBackup } = await import("@/lib/backups/drill");
  const { ownerUrl } = await import("./database/owner.ts");
  const done = await drillBackup({ url: ownerUrl(), source, trusted: trusted(), opener: { identity: identity() } });
  say(
    `OK, level 3: ${rowsIn(done.account)} rows restored for trial, ${done.samples} samples opened · ${done.seconds} s`,
  );
}

async function restore() {
  given();
  if (!values.yes) throw new Stop("This puts the backup in the place of the present data. Add --yes if that is meant.");
  const { restoreNow } = await import("./backup/restore.ts");
  await restoreNow({ file, source, trusted: trusted(), identity: identity() });
}

/** Prints; keeps nothing. */
async function keygen() {
  const seed = newSigningSeed();
  const [one, two] = [await newIdentity(), await newIdentity()];
  say(`For the server's settings:
BACKUP_SIGNING_KEY=${seed}
BACKUP_RECIPIENTS=${one.recipient},${two.recipient}

The public half of the signing key, for those who verify elsewhere (--signer):
${signerOf(seed).public}

For two people, each keeps one with the public half that stands for it above, on no server:
# ${one.recipient}
${one.secret}

# ${two.recipient}
${two.secret}`);
}
