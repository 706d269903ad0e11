import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { generateClient } from "./prisma/generate.ts";
import { migrate } from "./prisma/migrate.ts";
import { command, Stop } from "./say.ts";
import { prepareSettings } from "./settings.ts";

await command(async () => {
  const [name = "", ...rest] = process.argv.slice(2);
  const [script, args] = name === "bench" ? [`bench/${rest[0]}.ts`, rest.slice(1)] : [`bin/${name}.ts`, rest];
  if (!/^[\w/-]+\.ts$/.test(script) || !existsSync(script)) throw new Stop(`There is no ${script}.`);
  const release = await prepare(name);
  process.exitCode = await run(script, args);
  await release();
});

/** What a command finds ready: settings, and a database of this version. */
async function prepare(name: string) {
  if (name === "reset") return async () => {};
  await generateClient();
  const { release } = await prepareSettings(name);
  if (name !== "diff") await migrate(process.env.DATABASE_URL!);
  return release;
}

function run(script: string, args: string[]): Promise<number> {
  const child = spawn(process.execPath, [...process.execArgv, script, ...args], { stdio: "inherit" });
  process.on("SIGINT", () => {});
  process.on("SIGTERM", () => child.kill("SIGTERM"));
  process.on("disconnect", () => child.kill("SIGTERM"));
  process.channel?.unref();
  return new Promise((done) => child.on("exit", (code) => done(code ?? 1)));
}
