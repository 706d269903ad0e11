import type { Count } from "./main.ts";
import { startServer } from "./server.ts";
import { runTests } from "./vitest.ts";

/** Attacks the built product over HTTP: shortened as a part of npm test, whole as npm run attack. */
export async function runAttacks(paths: string[], whole: boolean): Promise<Count> {
  // Without jobs, so that nothing changes but by an attack. Each attacker comes from an address of its own; the one before the last is what a proxy would have seen.
  const server = await startServer("attack", { TRUSTED_PROXIES: "1", LOG_LEVEL: "info", JOBS: "worker" });
  const env = {
    ...server.env,
    DATABASE_OWNER_URL: server.owner,
    ATTACK: whole ? "whole" : "short",
    ATTACK_LOG: server.log,
    ATTACK_SERVER: String(server.pid),
  };
  try {
    return await runTests(paths, { config: "tests/attack/vitest.config.ts", env });
  } finally {
    await server.stop();
  }
}
