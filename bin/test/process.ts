import { spawn } from "node:child_process";

type Run = { env?: Record<string, string>; shell?: boolean };

/** Runs a program to its end, showing what it prints; answers with its exit code. */
export function run(program: string, args: string[], { env = {}, shell = false }: Run = {}): Promise<number> {
  const child = spawn(program, args, { stdio: "inherit", shell, env: { ...process.env, ...env } });
  const end = () => child.kill("SIGTERM");
  process.on("SIGINT", end).on("SIGTERM", end);
  return new Promise((done) => {
    child.on("error", () => done(1));
    child.on("exit", (code) => {
      process.off("SIGINT", end).off("SIGTERM", end);
      done(code ?? 1);
    });
  });
}

/** Runs a program of node_modules on the pinned Node. */
export function runTool(file: string, args: string[], options: Run = {}) {
  return run(process.execPath, [`node_modules/${file}`, ...args], options);
}
