import { readdirSync, readFileSync, statSync } from "node:fs";

/** Resident memory of the server in MB, with that of its children, as Linux counts it; 0 elsewhere. */
export function residentOf(): number {
  const pid = process.env.ATTACK_SERVER;
  try {
    const children = readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8").trim().split(" ").filter(Boolean);
    return [pid, ...children].reduce((sum, one) => sum + residentIn(`/proc/${one}/status`), 0);
  } catch {
    return 0;
  }
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

/** Whether a run of figures has the check figure of a card's number. */
export function isCardNumber(run: string) {
  const sum = [...run].reverse().reduce((total, figure, index) => {
    const value = Number(figure) * (index % 2 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}
