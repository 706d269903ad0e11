import { hash, randomBytes } from "node:crypto";
import { pipeline } from "node:stream/promises";
import type { Client } from "pg";
import { from as copyFrom } from "pg-copy-streams";
import { beginning, detailHash, entryHash, type Link } from "@/lib/audit/chain";
import { layBare } from "@/lib/backups/bare-tables";

const columns = `seq, id, at, "actorId", "actorRole", action, outcome, "subjectId", "objectId", "requestId", address,
  detail, salt, "detailHash", hash`;
const actions = ["session.started", "application.submitted", "document.viewed", "application.claimed"];

/** The same id for the same word, as md5(word)::uuid of the database. */
const idOf = (word: string) => hash("md5", word, "hex").replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
const actors = Array.from({ length: 105 }, (_, n) => idOf(`actor${n}`));

/** So many entries of a hundred people and five managers, each chained to the one before. */
export async function fillLog(client: Client, entries: number) {
  await client.query("begin; set local session_replication_role = replica");
  await client.query('truncate "OperationLogEntry"');
  const putBack = await layBare(client, "public");
  await pipeline(lines(entries), client.query(copyFrom(`copy "OperationLogEntry" (${columns}) from stdin`)));
  await putBack();
  await client.query("commit");
  await client.query('vacuum analyze "OperationLogEntry"');
}

async function* lines(entries: number) {
  let previous = beginning;
  const start = Date.now() - entries * 1_000;
  for (let seq = 1; seq <= entries; ) {
    let text = "";
    for (const end = Math.min(entries, seq + 999); seq <= end; seq += 1) {
      const link = linkAt(seq, start + seq * 1_000, previous);
      text += lineOf(link);
      previous = link.hash;
    }
    yield Buffer.from(text);
  }
}

function linkAt(seq: number, at: number, previous: string): Link {
  const link: Link = {
    seq: String(seq),
    id: idOf(`entry${seq}`),
    at: String(at),
    actorId: actors[seq % 105]!,
    actorRole: seq % 105 < 100 ? "CUSTOMER" : "MANAGER",
    sessionId: null,
    action: actions[seq % 4]!,
    outcome: "SUCCEEDED",
    subjectId: actors[seq % 100]!,
    objectId: idOf(`object${Math.floor(seq / 5)}`),
    requestId: `request-${seq}`,
    address: "192.0.2.1",
    detail: `{"number": "XK20261122-${seq}"}`,
    changesSealed: null,
    salt: randomBytes(16).toString("hex"),
    detailHash: "",
    hash: "",
  };
  link.detailHash = detailHash(link);
  link.hash = entryHash(link, previous);
  return link;
}

function lineOf(link: Link): string {
  const at = new Date(Number(link.at)).toISOString();
  const bytes = [link.salt, link.detailHash, link.hash].map((hex) => `\\\\x${hex}`);
  const words = [link.seq, link.id, at, link.actorId, link.actorRole, link.action, link.outcome, link.subjectId];
  return `${[...words, link.objectId, link.requestId, link.address, link.detail, ...bytes].join("\t")}\n`;
}
