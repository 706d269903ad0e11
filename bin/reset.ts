// npm run reset: forgets the try-out. A database of your own (DATABASE_URL) is never touched.
import { rmSync } from "node:fs";
import { createInterface } from "node:readline/promises";
import { startEmbedded, usersOf } from "./database/embedded.ts";
import { command, Stop, say } from "./say.ts";
import { dataFolder } from "./settings.ts";

await command(async () => {
  const [user] = usersOf(dataFolder);
  if (user) throw new Stop(`Process ${user.pid} uses ${dataFolder}/ (${user.what}): stop it first.`);
  if (!process.argv.includes("--yes") && !(await agreed())) return say("Nothing was changed.");
  await stopServer();
  rmSync(dataFolder, { recursive: true, force: true });
  say(`${dataFolder}/ is gone; npm start makes a new try-out.`);
});

async function agreed() {
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await terminal.question(
    `Delete ${dataFolder}/ with all customers, documents, keys and mails of the try-out? (y/N) `,
  );
  terminal.close();
  return /^y(es)?$/i.test(answer.trim());
}

/** A killed start may have left the database running. */
async function stopServer() {
  const database = await startEmbedded(dataFolder, { what: "reset" }).catch(() => null);
  await database?.release();
}
