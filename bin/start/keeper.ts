import { type ChildProcess, spawn } from "node:child_process";

/**
 * Starts the keeper of backups beside the server. It alone is told who owns the database; it listens to nobody and
 * takes its jobs from the database. Where no keys for backups are set there is nothing to keep.
 */
export function startKeeper(env: NodeJS.ProcessEnv = process.env): { end: () => Promise<void> } {
  if (!env.BACKUP_SIGNING_KEY) return { end: async () => {} };
  const child = spawn(process.execPath, [...process.execArgv, "bin/keeper.ts"], {
    stdio: ["ignore", "inherit", "inherit", "ipc"],
    detached: process.platform !== "win32",
    env,
  });
  return { end: () => endOf(child) };
}

/** A job under way is given a moment; what dies in the middle has changed nothing. */
async function endOf(child: ChildProcess) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise<void>((done) => child.once("exit", () => done()));
  child.kill("SIGTERM");
  const late = setTimeout(() => child.kill("SIGKILL"), 5_000);
  await ended;
  clearTimeout(late);
}
