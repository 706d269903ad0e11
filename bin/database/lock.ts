import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";

const longestDeed = 180_000;

/** Of the processes that share this folder, one at a time does the deed. A killed process holds nothing. */
export async function oneAtATime<T>(folder: string, deed: () => Promise<T>): Promise<T> {
  const lock = join(folder, "lock");
  mkdirSync(folder, { recursive: true });
  while (!taken(lock)) await wait(100);
  try {
    return await deed();
  } finally {
    rmSync(lock, { force: true });
  }
}

function taken(lock: string): boolean {
  try {
    writeFileSync(lock, String(process.pid), { flag: "wx" });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    if (isAbandoned(lock)) rmSync(lock, { force: true });
    return false;
  }
}

function isAbandoned(lock: string) {
  try {
    return !isAlive(Number(readFileSync(lock, "utf8"))) || Date.now() - statSync(lock).mtimeMs > longestDeed;
  } catch {
    return false;
  }
}

export function isAlive(pid: number) {
  if (!Number.isInteger(pid) || pid <= 0 || isZombie(pid)) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/** Killed, but not yet noticed by its parent; in a container that can stay so for ever. */
function isZombie(pid: number) {
  return process.platform === "linux" && /^State:\s+Z/m.test(read(`/proc/${pid}/status`));
}

/** Who uses the database of this folder now: the last one to leave stops it. */
export function enter(folder: string, what: string) {
  mkdirSync(join(folder, "users"), { recursive: true });
  writeFileSync(join(folder, "users", String(process.pid)), what);
}

export function leave(folder: string) {
  rmSync(join(folder, "users", String(process.pid)), { force: true });
}

/** The other living processes, each with what it said on entering. */
export function others(folder: string): { pid: number; what: string }[] {
  const users = join(folder, "users");
  mkdirSync(users, { recursive: true });
  const all = readdirSync(users).filter((name) => Number(name) !== process.pid);
  for (const name of all) if (!isAlive(Number(name))) rmSync(join(users, name), { force: true });
  return all
    .filter((name) => isAlive(Number(name)))
    .map((name) => ({ pid: Number(name), what: read(join(users, name)) }));
}

function read(file: string) {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}
