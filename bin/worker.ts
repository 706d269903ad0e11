// npm run worker: the background jobs in a process of their own, for a deployment with several servers.
import "./start/outward.mjs";
import { startJobs, stopJobs } from "@/lib/jobs/start";
import { command, say } from "./say.ts";

await command(async () => {
  // Whoever hears that it runs may end it at once.
  const told = new Promise<void>((end) => {
    for (const signal of ["SIGINT", "SIGTERM", "disconnect"]) process.once(signal, () => end());
  });
  await startJobs();
  say("The worker runs: mail and house-keeping. Stop: Ctrl-C.");
  await told;
  await stopJobs();
  say("Stopped.");
});
process.exit();
