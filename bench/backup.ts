// npm run bench -- backup: a backup made, proved and restored for trial, against plain COPY of the same tables.
import { createReadStream, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { from as copyFrom, to as copyTo } from "pg-copy-streams";
import { checkBackup } from "@/lib/backups/check";
import { drillBackup } from "@/lib/backups/drill";
import { makeBackup } from "@/lib/backups/make";
import { listTables, type Table } from "@/lib/backups/read-database";
import { newIdentity } from "@/lib/backups/recipients";
import { newSigningSeed, signerOf } from "@/lib/backups/signature";
import { inBackup } from "@/lib/backups/tables";
import { takeDatabase } from "./database.ts";
import { atMost, known, options, report } from "./report.ts";

const url = await takeDatabase(options().rows);
const folder = mkdtempSync(join(tmpdir(), "xinka-bench-"));
const signer = signerOf(newSigningSeed());
const readers = [await newIdentity(), await newIdentity()];
const opener = { identity: readers[0]!.secret };
const recipients = readers.map(({ recipient }) => recipient);

let highest = 0;
const before = resident();
const watch = setInterval(() => {
  highest = Math.max(highest, resident());
}, 50);

const out = await timed(copyOut);
const made = await timed(() => makeBackup({ url, folder, recipients, signer, previous: null }));
const source = () => createReadStream(join(folder, made.result.file), { highWaterMark: 1_048_576 });
const trusted = [signer.public];
const checked = await timed(() => checkBackup(source, trusted, opener));
const extra = highest - before;
const into = await timed(copyIn);
const drilled = await timed(() => drillBackup({ url, source, trusted, opener }));
clearInterval(watch);
rmSync(folder, { recursive: true });

const size = out.result / 1_048_576;
report("backup", [
  known("rows as text", size, "MiB"),
  known("file", made.result.bytes / 1_048_576, "MiB"),
  known("plain COPY out", out.seconds, "s"),
  atMost("made and read back, against COPY out", made.seconds / out.seconds, "×", 2),
  known("made and read back", size / made.seconds, "MiB/s"),
  known("checked by a reader", size / checked.seconds, "MiB/s"),
  known("plain COPY in, with links and indexes", into.seconds, "s"),
  atMost("restored for trial, all hashes again, against COPY in", drilled.seconds / into.seconds, "×", 1.5),
  atMost("memory beyond the process before", extra, "MB", 256),
]);
process.exit();

async function timed<T>(run: () => Promise<T>) {
  const began = performance.now();
  const result = await run();
  return { result, seconds: (performance.now() - began) / 1_000 };
}

async function tablesOf(client: pg.Client): Promise<Table[]> {
  return (await listTables(client)).filter(({ name }) => inBackup(name));
}

function columnsOf({ columns }: Table) {
  return columns.map((name) => pg.escapeIdentifier(name)).join(", ");
}

/** What the database alone takes to hand out every row, in bytes. */
async function copyOut(): Promise<number> {
  return withClient(async (client) => {
    let bytes = 0;
    for (const table of await tablesOf(client)) {
      const rows = client.query(copyTo(`copy ${pg.escapeIdentifier(table.name)} (${columnsOf(table)}) to stdout`));
      for await (const part of rows as AsyncIterable<Buffer>) bytes += part.length;
    }
    return bytes;
  });
}

/** The same rows into tables with the same links and indexes, from one connection to another. */
async function copyIn() {
  return withClient(async (reader) =>
    withClient(async (writer) => {
      const tables = await tablesOf(reader);
      const { ownMigrations } = await import("@/lib/migrations");
      await writer.query("create schema plain");
      for (const { sql } of ownMigrations())
        await writer.query(`begin; set local search_path to plain; ${sql}; commit`);
      await writer.query("set search_path to plain");
      for (const { name } of tables)
        await writer.query(`alter table ${pg.escapeIdentifier(name)} disable trigger user`);
      await writer.query(`truncate ${tables.map(({ name }) => pg.escapeIdentifier(name)).join(", ")} cascade`);
      for (const table of tables) await pass(reader, writer, table);
      await writer.query("drop schema plain cascade");
    }),
  );
}

async function pass(reader: pg.Client, writer: pg.Client, table: Table) {
  const { pipeline } = await import("node:stream/promises");
  const name = pg.escapeIdentifier(table.name);
  await pipeline(
    reader.query(copyTo(`copy public.${name} (${columnsOf(table)}) to stdout`)),
    writer.query(copyFrom(`copy ${name} (${columnsOf(table)}) from stdin`)),
  );
}

async function withClient<T>(deed: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await deed(client);
  } finally {
    await client.end();
  }
}

function resident() {
  return process.memoryUsage.rss() / 1_048_576;
}
