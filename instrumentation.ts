/** Runs once when a server process starts: settings checked before anything is served, then the jobs. */
export async function register() {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { settingFaults, env } = await import("@/lib/env");
  const faults = settingFaults(process.env);
  if (faults.length > 0) {
    console.error(`The settings are not right:\n${faults.join("\n")}`);
    process.exit(1);
  }
  if (env.JOBS !== "inside") return;
  const { startJobs } = await import("@/lib/jobs/start");
  await startJobs();
}
