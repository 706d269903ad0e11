import { createServer } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import { usersOf } from "../database/embedded.ts";
import { Stop } from "../say.ts";
import { dataFolder } from "../settings.ts";

/** Asked before the long steps, so that nobody waits for a refusal. */
export async function refuseTakenPort(host: string, port: number) {
  for (let tries = 0; await isTaken(host, port); tries += 1) {
    const ours = usersOf(dataFolder).find(({ what }) => what === `start ${port}`);
    if (!ours) throw new Stop(takenSentence(port));
    // One whose terminal was just closed needs a moment to end.
    if (tries === 10)
      throw new Stop(
        `Xinka already runs from this folder at http://localhost:${port} (process ${ours.pid}): open that, or stop it first.`,
      );
    await wait(300);
  }
}

export function takenSentence(port: number) {
  return `Port ${port} is taken by another program: stop that one, or choose a port with: npm start -- --port ${port + 1}`;
}

async function isTaken(host: string, port: number) {
  // Browsers try ::1 first for "localhost": somebody else there would get our visitors.
  const faults = await Promise.all([host, "::1"].map((address) => faultOfListening(address, port)));
  const [fault] = faults;
  if (fault === "EACCES") throw new Stop(`This account may not listen on port ${port}: choose one above 1023.`);
  return faults.includes("EADDRINUSE");
}

function faultOfListening(host: string, port: number): Promise<string | undefined> {
  return new Promise((done) => {
    const server = createServer();
    server.once("error", (error: NodeJS.ErrnoException) => done(error.code));
    server.listen({ host, port, exclusive: true }, () => server.close(() => done(undefined)));
  });
}
