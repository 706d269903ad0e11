import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { ownerUrl, withoutOwner } from "./database/owner.ts";
import { generateClient } from "./prisma/generate.ts";
import { migrate } from "./prisma/migrate.ts";
import { command, Stop } from "./say.ts";
import { prepareSettings, refuseFaults } from "./settings.ts";

/** Those that change structure or fill tables whole; the others are the product and never learn who owns the database. */
const ownersCommands = ["seed", "bench", "diff", "migrate", "backup", "keeper"];

/** Whoever checks a backup, or has a table of applicants, may have no more than the file. */
const onFiles: Record<string, string[]> = { backup: ["verify", "keygen"], advice: ["train", "score"] };
const needsNothing = (name: string, [deed = ""]: string[]) => onFiles[name]?.includes(deed) ?? false;

await command(async () => {
  const [name, rest] = asked(process.argv.slice(2));
  const [script, args] = name === "bench" ? [`bench/${rest[0]}.ts`, rest.slice(1)] : [`bin/${name}.ts`, rest];
  if (!/^[\w/-]+\.ts$/.test(script) || !existsSync(script)) throw new Stop(`There is no ${script}.`);
  if (name !== "reset") await generateClient();
  if (["reset", "build"].includes(name) || needsNothing(name, rest)) process.exitCode = await run(script, args);
  else await runOnDatabase(name, script, args);
});

/** The next migration is written by a command of its own, under the name that people look for. */
function asked([name = "", ...rest]: string[]): [string, string[]] {
  return name === "migrate" && rest[0] === "new" ? ["diff", rest.slice(1)] : [name, rest];
}

/** Most commands find their settings, and a database of this version. */
async function runOnDatabase(name: string, script: string, args: string[]) {
  const { release } = await prepareSettings(name);
  try {
    if (name !== "diff") {
      refuseFaults();
      await migrate(ownerUrl());
    }
    const env = ownersCommands.includes(name) ? process.env : withoutOwner(process.env);
    process.exitCode = await run(script, args, env);
  } finally {
    await release();
  }
}

function run(script: string, args: string[], env = process.env): Promise<number> {
  const child = spawn(process.execPath, [...process.execArgv, script, ...args], { stdio: "inherit", env });
  process.on("SIGINT", () => {});
  process.on("SIGTERM", () => child.kill("SIGTERM"));
  process.on("disconnect", () => child.kill("SIGTERM"));
  process.channel?.unref();
  return new Promise((done) => child.on("exit", (code) => done(code ?? 1)));
}
