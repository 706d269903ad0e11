// npm run bench -- backup: a backup made, proved and restored for trial, against plain COPY of the same tables.
import { createReadStream, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { checkBackup } from "@/lib/backups/check";
import { checkLinks } from "@/lib/backups/check-links";
import { drillBackup } from "@/lib/backups/drill";
import { type Made, makeBackup } from "@/lib/backups/make";
import { newIdentity } from "@/lib/backups/recipients";
import { newSigningSeed, signerOf } from "@/lib/backups/signature";
import { median } from "./alternate.ts";
import { takeDatabase } from "./database.ts";
import { pagesMeanwhile } from "./pages-meanwhile.ts";
import { dumped, loaded, newTables, plainIn, plainOut, toolsAtHand } from "./plain-copy.ts";
import { atMost, known, options, report } from "./report.ts";

/** So many customers have about 1 GiB of rows. */
const { rows } = options(245_000);
const url = await takeDatabase(rows);
const folder = mkdtempSync(join(tmpdir(), "xinka-bench-"));
const signer = signerOf(newSigningSeed());
const readers = [await newIdentity(), await newIdentity()];
const opener = { identity: readers[0]!.secret };
const recipients = readers.map(({ recipient }) => recipient);
const trusted = [signer.public];
/** In turn, so that what else the machine does falls on all alike; a large bank takes long enough for one round. */
const rounds = rows > 100_000 ? 1 : 3;

let highest = 0;
const before = resident();
const watch = setInterval(() => {
  highest = Math.max(highest, resident());
}, 50);

let made: Made | undefined;
let bytes = 0;
const source = () => createReadStream(join(folder, made!.file), { highWaterMark: 1_048_576 });
const tools = await toolsAtHand(url);
const taken = await inTurn({
  out: async () => {
    bytes = await plainOut(url);
  },
  dump: async () => tools && dumped(url, folder),
  make: async () => {
    if (made) rmSync(join(folder, made.file));
    made = await makeBackup({ url, folder, recipients, signer, previous: null });
  },
  check: () => checkBackup(source, trusted, opener),
  links: () => checkLinks(source, opener, made!.account),
  tables: () => newTables(url),
  into: () => plainIn(url),
  load: async () => tools && loaded(url, folder),
  drill: () => drillBackup({ url, source, trusted, opener }),
});
clearInterval(watch);
const size = bytes / 1_048_576;
const figures = [
  known("rows as text", size, "MiB"),
  known("file", made!.bytes / 1_048_576, "MiB"),
  known("plain COPY out", taken.out, "s"),
  ...(tools ? [known("pg_dump", taken.dump, "s")] : []),
  known("made and read back", taken.make, "s"),
  atMost("the same against COPY out", taken.make / taken.out, "×", 2),
  known("checked by a reader", size / taken.check, "MiB/s"),
  known("its links followed", taken.links, "s"),
  known("plain COPY in, with links and indexes", taken.into, "s"),
  ...(tools ? [known("pg_restore", taken.load, "s")] : []),
  known("restored for trial, all hashes again", taken.drill, "s"),
  atMost("the same against COPY in", taken.drill / taken.into, "×", 1.5),
  atMost("memory beyond the process before", highest - before, "MB", 256),
];
report("backup", [...figures, ...(await pagesMeanwhile(folder))]);
rmSync(folder, { recursive: true });
process.exit();

/** The median of each deed's seconds. */
async function inTurn<N extends string>(deeds: Record<N, () => Promise<unknown>>): Promise<Record<N, number>> {
  const seen = new Map<string, number[]>();
  for (let round = 0; round < rounds; round += 1)
    for (const [name, deed] of Object.entries<() => Promise<unknown>>(deeds)) {
      const began = performance.now();
      await deed();
      seen.set(name, [...(seen.get(name) ?? []), (performance.now() - began) / 1_000]);
    }
  return Object.fromEntries([...seen].map(([name, all]) => [name, median(all)])) as Record<N, number>;
}

function resident() {
  return process.memoryUsage.rss() / 1_048_576;
}
