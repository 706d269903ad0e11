import "server-only";
import { readdirSync, readFileSync } from "node:fs";
import { getPriority, setPriority } from "node:os";

const threads = "/proc/self/task";
const nameOf = (thread: string) => readFileSync(`${threads}/${thread}/comm`, "utf8").trim();

/** How much less urgent than a page the work on a password is, as Unix counts: 0 is usual, 19 the least there is. */
const [niceness, least] = [5, 19];

/**
 * Passwords are checked by threads of their own; from here on they give way to the one that answers requests. Only
 * Linux sets the priority of a thread; elsewhere all stay alike. Call it when the first check has started the threads.
 */
export function letHashingGiveWay(): string[] {
  if (process.platform !== "linux") return [];
  const hashing = readdirSync(threads).filter((thread) => nameOf(thread) === "libuv-worker");
  for (const thread of hashing) setPriority(Number(thread), Math.min(getPriority() + niceness, least));
  return hashing;
}
