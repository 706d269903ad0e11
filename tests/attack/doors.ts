import { globSync, readFileSync } from "node:fs";
import type { Declared, Gate } from "@/tests/attack/declaration";
import { everyPage } from "@/tests/support/routes";

export type Action = { name: string; id: string; page: string; gate: Gate | "PUBLIC"; schema: Declared["schema"] };

type Manifest = {
  node: Record<string, { workers: Record<string, unknown>; filename: string; exportedName: string }>;
};

const build = process.env.XINKA_BUILD_DIR ?? ".next-test";

/** Every action that the built server answers to, with what its source declares. */
export async function everyAction(): Promise<Action[]> {
  const { node }: Manifest = JSON.parse(readFileSync(`${build}/server/server-reference-manifest.json`, "utf8"));
  const actions = await Promise.all(
    Object.entries(node).map(async ([id, { workers, filename, exportedName }]) => {
      const declared = ((await import(/* @vite-ignore */ `@/${filename}`)) as Record<string, Declared>)[exportedName];
      if (!declared)
        throw new Error(`${filename} does not export ${exportedName}: the build is older than the source.`);
      const page = pathOf(
        Object.keys(workers)[0]!
          .replace(/^app/, "")
          .replace(/\/page$/, ""),
      );
      return { name: `${filename.replace(/^app\/|\/actions\.ts$/g, "")} ${exportedName}`, id, page, ...declared };
    }),
  );
  return actions.toSorted((a, b) => a.name.localeCompare(b.name));
}

/** The address behind a folder of app, parameters and all. */
function pathOf(folder: string) {
  return `/${folder
    .split("/")
    .filter((part) => part && !part.startsWith("("))
    .join("/")}`;
}

export type Handler = { pattern: string; methods: string[] };

/** Every route handler, with the methods that it exports. */
export const everyHandler = (): Handler[] =>
  globSync("app/**/route.ts")
    .map((file) => ({
      pattern: pathOf(file.replaceAll("\\", "/").replace(/^app|\/route\.ts$/g, "")),
      methods: [...readFileSync(file, "utf8").matchAll(/^export (?:async )?function ([A-Z]+)\(/gm)].map(
        ([, name]) => name!,
      ),
    }))
    .toSorted((a, b) => a.pattern.localeCompare(b.pattern));

export { everyPage };
