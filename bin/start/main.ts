import { parseArgs } from "node:util";
import { usersOf } from "../database/embedded.ts";
import { ownerUrl } from "../database/owner.ts";
import { generateClient } from "../prisma/generate.ts";
import { migrate } from "../prisma/migrate.ts";
import { command, Stop, say, seconds } from "../say.ts";
import { dataFolder, prepareSettings, refuseFaults } from "../settings.ts";
import { buildIfStale } from "./build.ts";
import { fillIfEmpty, signIns } from "./demo.ts";
import { startKeeper } from "./keeper.ts";
import { refuseTakenPort } from "./port.ts";
import { serve } from "./serve.ts";
import { refuseFullDisk } from "./space.ts";

type Options = { dev: boolean; port: number; host: string };

const started = performance.now();
/** Ctrl-C, or the end of the process that started this one. */
const ending = new AbortController();
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP", "disconnect"]) process.on(signal, () => ending.abort());

await command(async () => {
  const options = optionsGiven();
  refuseFullDisk();
  await refuseTakenPort(options.host, options.port);
  await generateClient();
  const { tryOut, release } = await prepareSettings(`start ${options.port}`);
  try {
    await run(options, tryOut);
  } finally {
    await release();
  }
  if (ending.signal.aborted) say("Stopped.");
});
process.exit();

async function run({ dev, port, host }: Options, tryOut: boolean) {
  process.env.APP_URL ||= `http://localhost:${port}`;
  // A try-out talks to one person at a terminal, who needs no line a request.
  if (tryOut) process.env.LOG_LEVEL ||= "warn";
  refuseFaults();
  const applied = await migrate(ownerUrl());
  say(
    `Database ready${applied.length > 0 ? ", brought to this version" : ""} · ${seconds(performance.now() - started)}`,
  );
  if (tryOut && !ending.signal.aborted) await fillIfEmpty(ownerUrl());
  if (!dev && !ending.signal.aborted) await buildIfStale(otherServers(), ending.signal);
  if (ending.signal.aborted) return;
  const keeper = startKeeper();
  try {
    await serve({ dev, port, host, ending: ending.signal, ready: () => welcome(tryOut) });
  } finally {
    await keeper.end();
  }
}

function optionsGiven(): Options {
  const values = given();
  const port = Number(values.port ?? process.env.PORT ?? 3000);
  if (!Number.isInteger(port) || port < 1 || port > 65_535)
    throw new Stop("The port must be a number from 1 to 65535.");
  const open = values.host ?? process.env.HOST ?? "0.0.0.0";
  return { dev: values.dev, port, host: process.env.DATABASE_URL ? open : "127.0.0.1" };
}

function given() {
  try {
    const [dev, text] = [{ type: "boolean", default: false } as const, { type: "string" } as const];
    return parseArgs({ options: { dev, port: text, host: text } }).values;
  } catch (error) {
    throw new Stop(`${(error as Error).message.split(". ")[0]}. npm start takes -- --port NUMBER and --host ADDRESS.`);
  }
}

function otherServers() {
  return usersOf(dataFolder).filter(({ what }) => what.startsWith("start"));
}

function welcome(tryOut: boolean) {
  say(`\n信卡 Xinka  ${process.env.APP_URL}   ready after ${seconds(performance.now() - started)}`);
  if (tryOut) say(`${signIns}\nYour data is in ${dataFolder}/. Stop: Ctrl-C. Start anew: npm run reset.\n`);
}
