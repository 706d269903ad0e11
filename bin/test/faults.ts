import type { Count } from "./main.ts";
import { runTests } from "./vitest.ts";

/** How many of each kind; a setting that is given already counts. */
const many = {
  FAULTS: "200",
  BACKUP_MUTATIONS: "20000",
  LOG_ENTRIES: "50000",
  LOG_TAMPERINGS: "5000",
  LOG_FLOOD: "10000",
  BACKUP_DRILLS: "50",
};

const files = [
  "tests/bin/kills.test.ts",
  "tests/bin/full-disk.test.ts",
  "tests/lib/backups/container.test.ts",
  "tests/lib/backups/under-load.test.ts",
  "tests/lib/audit/chain.test.ts",
  "tests/lib/audit/tampering.test.ts",
  "tests/lib/auth/attempts.test.ts",
  "tests/lib/vault/rotation-kills.test.ts",
];

/** Kills, full disks, altered files and crowds of writers in full numbers; npm test tries a few of each. */
export function runFaults(): Promise<Count> {
  Object.assign(process.env, { ...many, ...process.env });
  return runTests(files);
}

/** The same over HTTP, against the built product. */
export const faultsOverHttp = ["tests/attack/faults.test.ts"];
