// Runs on any Node from 20.19, before anything is installed: only Node's own modules here.
import { spawn, spawnSync } from "node:child_process";
import { existsSync, readFileSync, statfsSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../", import.meta.url));
const windows = process.platform === "win32";

/** Flags with which the pinned Node runs a TypeScript file of this project. */
const flags = ["--disable-warning=ExperimentalWarning", "--import=./bin/resolve.mjs"];

/**
 * Hands over to a TypeScript file on the pinned Node, after installing what is missing;
 * this process ends as that one does. Only tests need the development packages too.
 */
export function launch(file, args, { everything = false } = {}) {
  process.chdir(root);
  checkNode();
  install(everything);
  const settings = existsSync(".env") ? ["--env-file=.env"] : [];
  const child = spawn(pinnedNode(), [...flags, ...settings, file, ...args], {
    stdio: ["inherit", "inherit", "inherit", "ipc"],
  });
  // Ctrl-C reaches both processes; the child tidies up and ends first.
  process.on("SIGINT", () => {});
  process.on("SIGTERM", () => child.kill("SIGTERM"));
  if (process.env.npm_lifecycle_event) endWithNpm(child);
  child.on("error", (error) => stop(`The pinned Node does not run: ${error.message}`));
  child.on("exit", (code, signal) => process.exit(signal ? 1 : (code ?? 1)));
}

function checkNode() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  stop(`Xinka needs Node 20.19 or newer; this is ${process.version}.`);
}

function install(everything) {
  if (isInstalled(everything)) return;
  const { bavail, bsize } = statfsSync(".");
  if (bavail * bsize < 1.5e9)
    stop("The disk is full: 1.5 GB must be free to install the packages. Nothing was changed.");
  console.log("Installing packages (about two minutes the first time) …");
  const started = Date.now();
  const { status } = spawnSync("npm", ["ci", "--no-audit", "--no-fund"], {
    stdio: ["ignore", "ignore", "inherit"],
    shell: windows,
    env: { ...process.env, npm_config_loglevel: "error" },
  });
  if (status !== 0) stop("npm could not install the packages; its own words are above. Nothing else was touched.");
  console.log(`Packages installed · ${Math.round((Date.now() - started) / 1000)} s`);
}

/** Whether node_modules holds what the lockfile names; npm notes in a file there what it has put in. */
function isInstalled(everything) {
  const there = "node_modules/.package-lock.json";
  if (!existsSync(there) || !existsSync(pinnedNode())) return false;
  const { packages: present } = JSON.parse(readFileSync(there, "utf8"));
  const { packages: wanted } = JSON.parse(readFileSync("package-lock.json", "utf8"));
  return Object.entries(wanted).every(
    ([path, { version, optional, dev, devOptional }]) =>
      path === "" || optional || ((dev || devOptional) && !everything) || present[path]?.version === version,
  );
}

function pinnedNode() {
  const here = join(root, "node_modules", "node", "bin", windows ? "node.exe" : "node");
  if (existsSync(here) || !windows) return here;
  return join(dirname(createRequire(import.meta.url).resolve("node/package.json")), "bin", "node");
}

/** When npm is killed, nobody is left to press Ctrl-C: end as if it had been pressed. */
function endWithNpm(child) {
  const parent = process.ppid;
  const npm = parentOfShell(parent);
  setInterval(() => (process.ppid === parent && isAlive(npm)) || child.kill("SIGTERM"), 1_000).unref();
}

/** npm may run us through a shell that outlives it. */
function parentOfShell(pid) {
  try {
    if (!readFileSync(`/proc/${pid}/cmdline`, "utf8").startsWith("sh\0-c\0")) return pid;
    return Number(/^PPid:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))[1]);
  } catch {
    return pid;
  }
}

function isAlive(pid) {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

function stop(sentence) {
  console.error(sentence);
  process.exit(1);
}
