import type { Count } from "./main.ts";
import { startServer } from "./server.ts";
import { runTests } from "./vitest.ts";

/** Attacks the built product over HTTP: shortened as a part of npm test, whole as npm run attack. */
export async function runAttacks(paths: string[], whole: boolean): Promise<Count> {
  // Nothing changes but by an attack. Each attacker has an address of its own, as a proxy in front would have seen it.
  const changes = { TRUSTED_PROXIES: "1", LOG_LEVEL: "info", JOBS: "worker" };
  const server = await startServer("attack", { changes, keeps: false });
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
