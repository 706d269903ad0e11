import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Stop, step } from "../say.ts";
import { partsList } from "./parts-list.ts";

const sources = ["app", "lib", "public", "prisma/schema.prisma", "next.config.ts", "proxy.ts", "instrumentation.ts"];
const settings = ["package.json", "package-lock.json", "tsconfig.json"];

export function buildFolder() {
  return process.env.XINKA_BUILD_DIR ?? ".next";
}

/** Builds the pages when their sources are others than those of the last whole build. */
export async function buildIfStale(servers: { pid: number }[], ending: AbortSignal) {
  const stamp = join(buildFolder(), "made-from");
  const wanted = fingerprint([...sources, ...settings]);
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === wanted) return;
  if (servers[0])
    throw new Stop(
      `The sources have changed since the build that process ${servers[0].pid} serves: stop that Xinka first.`,
    );
  rmSync(stamp, { force: true });
  await step("Pages built", () => build(ending));
  if (ending.aborted) return;
  writeFileSync(join(buildFolder(), "sbom.json"), partsList());
  writeFileSync(stamp, wanted);
}

async function build(ending: AbortSignal) {
  const child = spawn(process.execPath, ["node_modules/next/dist/bin/next", "build"], {
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: "1" },
  });
  ending.addEventListener("abort", () => child.kill("SIGTERM"));
  const words: Buffer[] = [];
  child.stdout.on("data", (chunk) => words.push(chunk));
  child.stderr.on("data", (chunk) => words.push(chunk));
  const code = await new Promise((done) => child.on("close", done));
  if (code !== 0 && !ending.aborted) throw new Error(`The pages could not be built:\n${Buffer.concat(words)}`);
}

/** One hash over the names and contents of these files and folders. */
function fingerprint(paths: string[]) {
  const hash = createHash("sha256");
  for (const file of paths.flatMap(filesOf)) hash.update(`${file}\0`).update(readFileSync(file)).update("\0");
  return hash.digest("hex");
}

function filesOf(path: string): string[] {
  if (!existsSync(path) || path === "lib/generated") return [];
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path)
    .toSorted()
    .flatMap((name) => filesOf(`${path}/${name}`));
}
