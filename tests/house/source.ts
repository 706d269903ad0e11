import { existsSync, readdirSync, readFileSync } from "node:fs";

const rooms = ["app", "lib", "bin", "bench", "prisma", "tests"];
const roots = ["proxy.ts", "instrumentation.ts", "next.config.ts"].filter((path) => existsSync(path));

/** Every source file that we write ourselves. */
export const sources = rooms
  .filter((room) => existsSync(room))
  .flatMap((room) => readdirSync(room, { recursive: true, encoding: "utf8" }).map((path) => `${room}/${path}`))
  .map((path) => path.replaceAll("\\", "/"))
  .filter((path) => /\.(tsx?|mjs)$/.test(path) && !path.startsWith("lib/generated/"))
  .concat(roots)
  .toSorted();

const texts = new Map(sources.map((path) => [path, readFileSync(path, "utf8")]));

export const textOf = (path: string) => texts.get(path) ?? readFileSync(path, "utf8");

/** The code without its comments; what looks like one inside a string goes too. */
export const codeOf = (path: string) => textOf(path).replace(/\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/.*$/gm, "");

/** The product itself: what a visitor's request can reach. */
export const product = sources.filter((path) => /^(app|lib)\/|^(proxy|instrumentation)\.ts$/.test(path));

/** Those of the files that do not keep a rule. Throws where there is none to look at: such a rule would be kept by nobody. */
export function breaking(paths: string[], keeps: (code: string, path: string) => boolean) {
  if (paths.length === 0) throw new Error("This rule looks at no file.");
  return paths.filter((path) => !keeps(codeOf(path), path));
}
