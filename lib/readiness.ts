import "server-only";
import { db } from "@/lib/db";
import { jobsRun } from "@/lib/jobs/start";
import { ownMigrations } from "@/lib/migrations";

type State = "fine" | "failing" | "elsewhere";

/** What the portal needs to serve people. `elsewhere`: the jobs belong to a worker of their own. */
export async function readiness(): Promise<{ database: State; migrations: State; jobs: State }> {
  const applied = await appliedMigrations();
  const running = jobsRun();
  return {
    database: applied ? "fine" : "failing",
    migrations: applied && ownMigrations().every(({ name }) => applied.has(name)) ? "fine" : "failing",
    jobs: running === null ? "elsewhere" : running ? "fine" : "failing",
  };
}

async function appliedMigrations(): Promise<Set<string> | null> {
  try {
    const rows = await db.$queryRaw<{ name: string }[]>`
      SELECT migration_name AS name FROM _prisma_migrations WHERE finished_at IS NOT NULL`;
    return new Set(rows.map(({ name }) => name));
  } catch {
    return null;
  }
}
