import { readdirSync, readFileSync, statSync } from "node:fs";

/** Resident memory of the server in MB, with that of its children, as Linux counts it; 0 on other systems. */
export function residentOf(): number {
  if (process.platform !== "linux") return 0;
  const pid = process.env.ATTACK_SERVER;
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8").trim().split(" ").filter(Boolean);
  return [pid, ...children].reduce((sum, one) => sum + residentIn(`/proc/${one}/status`), 0);
}

const residentIn = (file: string) => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(file, "utf8"))?.[1] ?? 0) / 1_024;

/** What the server has written to its log. */
export const serverLog = () => readFileSync(process.env.ATTACK_LOG ?? "", "utf8");

/** Every file below a folder, with its bytes. */
export function filesBelow(folder: string): { path: string; bytes: Buffer }[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((name) => `${folder}/${name}`)
    .filter((path) => statSync(path).isFile())
    .map((path) => ({ path, bytes: readFileSync(path) }));
}
