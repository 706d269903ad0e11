import type { Account } from "@/lib/backups/account";
import { checkContent, type Source, type Taker } from "@/lib/backups/check";
import type { Opener } from "@/lib/backups/container";
import { BackupFault } from "@/lib/backups/fault";
import { KeyList, KeySet, newKey, readKey, spread } from "@/lib/backups/key-set";
import { type Link, linksOf, migrationsOf } from "@/lib/backups/structure";
import { isNull, rowReader } from "@/lib/backups/table-rows";

/** How many links between tables were followed, and how many values; or the migration for want of which nobody could. */
export type Linked = { links: number; values: number } | { unknown: string };

/** So many keys are held at a time, about 100 MB; of a larger bank a part of them in each of several readings. */
const mostAtATime = 4_000_000;

/**
 * The rest of level 2, for a backup that `checkBackup` has found right: every value that must be the key of a row is one.
 * Throws BackupFault "linkBroken". Which links there are say the migrations of the backup's structure; where this version
 * does not know them, that is the answer.
 */
export async function checkLinks(
  source: Source,
  opener: Opener,
  account: Account,
  most = mostAtATime,
): Promise<Linked> {
  const links = linksIn(account);
  if ("unknown" in links) return links;
  const parts = Math.max(1, Math.ceil(keysToHold(links, account) / most));
  let values = 0;
  for (let part = 0; part < parts; part += 1) {
    const reading = new Reading(links, account, part, parts);
    await checkContent(source(), opener, reading);
    values += reading.values;
  }
  return { links: links.length, values };
}

/** The links of the tables that are in the backup. */
function linksIn(account: Account): Link[] | { unknown: string } {
  try {
    return linksOf(migrationsOf(account).made).filter(({ table }) => account.tables.some(({ name }) => name === table));
  } catch (error) {
    if (error instanceof BackupFault) return { unknown: String(error.values.migration) };
    throw error;
  }
}

const rowsOf = ({ tables }: Account, table: string) => tables.find(({ name }) => name === table)?.rows ?? 0;
const keyOf = ({ parent, key }: Link) => `${parent} ${key}`;

/** At most: the keys themselves, and values that wait because their rows do not come after those they point to. */
function keysToHold(links: Link[], account: Account): number {
  const place = (table: string) => account.tables.findIndex(({ name }) => name === table);
  const keys = new Map(links.map((link) => [keyOf(link), rowsOf(account, link.parent)]));
  const waiting = links.filter(({ table, parent }) => place(parent) >= place(table));
  return [...keys.values(), ...waiting.map(({ table }) => rowsOf(account, table))].reduce((sum, rows) => sum + rows, 0);
}

/** One reading of the content, about one part of the keys: collects those that links point to, and looks up what points. */
class Reading implements Taker {
  values = 0;
  private readonly links: Link[];
  private readonly keys: Map<string, KeySet>;
  private readonly waiting: Map<Link, KeyList>;
  private readonly isMine: (key: Uint32Array) => boolean;
  /** Tables of which every key is known; one that no backup holds has no rows after a restore. */
  private readonly ended: Set<string>;
  private readonly key = newKey();
  private take = rowReader([]);

  constructor(links: Link[], account: Account, part: number, parts: number) {
    const most = (link: Link) => rowsOf(account, link.parent) / parts;
    this.links = links;
    this.keys = new Map(links.map((link) => [keyOf(link), new KeySet(most(link))]));
    this.waiting = new Map(links.map((link) => [link, new KeyList()]));
    this.isMine = (key) => spread(key) % parts === part;
    const there = account.tables.map(({ name }) => name);
    this.ended = new Set(links.map(({ parent }) => parent).filter((parent) => !there.includes(parent)));
  }

  table = async ({ name, columns }: { name: string; columns: string[] }) => {
    const at = (column: string) => {
      const index = columns.indexOf(column);
      if (index < 0) throw new BackupFault("tableWrong", { table: name });
      return index;
    };
    const into = new Map(this.links.filter(({ parent }) => parent === name).map((link) => [link.key, keyOf(link)]));
    const keys = [...into].map(([column, set]) => ({ index: at(column), take: this.collect(this.keys.get(set)!) }));
    const values = this.links.filter(({ table }) => table === name);
    this.take = rowReader([...keys, ...values.map((link) => ({ index: at(link.column), take: this.lookUp(link) }))]);
  };

  rows = async (bytes: Buffer) => this.take(bytes);

  tableEnd = async ({ name }: { name: string }) => {
    this.ended.add(name);
    for (const [link, list] of this.waiting)
      if (link.parent === name && !list.everyIn(this.keys.get(keyOf(link))!)) throw broken(link);
  };

  private collect(keys: KeySet) {
    return (text: Buffer, from: number, to: number) => {
      readKey(text, from, to, this.key);
      if (this.isMine(this.key)) keys.add(this.key);
    };
  }

  private lookUp(link: Link) {
    const keys = this.keys.get(keyOf(link))!;
    const waiting = this.waiting.get(link)!;
    const isEnded = () => this.ended.has(link.parent);
    return (text: Buffer, from: number, to: number) => {
      if (isNull(text, from, to)) return;
      readKey(text, from, to, this.key);
      if (!this.isMine(this.key)) return;
      this.values += 1;
      if (keys.has(this.key)) return;
      if (isEnded()) throw broken(link);
      waiting.add(this.key);
    };
  }
}

const broken = ({ table }: Link) => new BackupFault("linkBroken", { table });
