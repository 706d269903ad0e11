import { createHash } from "node:crypto";

const kept = new Map<string, string>();
const most = 200;
const usesBefore = 3;
let uses = new Map<string, number>();

/**
 * A name under which each connection keeps a statement prepared, so that the database plans it once instead of every
 * time: most of what a list costs. Only statements that come again get one, and no more than `most`: connections keep
 * each for good, and filters make many that never return.
 */
export function statementName(sql: string): string | undefined {
  const name = kept.get(sql);
  if (name || kept.size >= most) return name;
  const count = (uses.get(sql) ?? 0) + 1;
  if (count <= usesBefore) {
    if (uses.size > 10 * most) uses = new Map();
    uses.set(sql, count);
    return undefined;
  }
  uses.delete(sql);
  kept.set(sql, createHash("sha256").update(sql).digest("base64url").slice(0, 22));
  return kept.get(sql);
}
