import { readdirSync, readFileSync } from "node:fs";
import type pg from "pg";

/** Milliseconds that this process has worked so far, all its threads together. */
export function ownTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
}

/** Milliseconds that the database's processes have worked, where they are on this machine and it is a Linux; otherwise 0. */
export async function databaseTime(client: pg.Client): Promise<() => number> {
  const { rows } = await client.query<{ pid: number }>("select pg_backend_pid() as pid");
  const backend = statOf(rows[0]!.pid);
  if (!backend?.name.includes("postgres")) return () => 0;
  const server = backend.parent;
  return () => {
    const all = readdirSync("/proc").filter((name) => /^\d+$/.test(name));
    const living = all.map(statOf).filter((stat) => stat?.parent === server);
    return living.reduce((sum, stat) => sum + stat!.own, 0) + (statOf(server)?.ofEnded ?? 0);
  };
}

const tick = 10;

function statOf(pid: number | string) {
  try {
    const [, name = "", rest = ""] = /\((.*)\) (.*)/s.exec(readFileSync(`/proc/${pid}/stat`, "utf8"))!;
    const words = rest.split(" ").map(Number);
    return {
      name,
      parent: words[1]!,
      own: (words[11]! + words[12]!) * tick,
      ofEnded: (words[13]! + words[14]!) * tick,
    };
  } catch {
    return null;
  }
}
