import { readFileSync } from "node:fs";

type Locked = {
  version?: string;
  integrity?: string;
  license?: string;
  dev?: boolean;
  optional?: boolean;
  dependencies?: Record<string, string>;
  optionalDependencies?: Record<string, string>;
};

const within = "node_modules/";
const nameOf = (path: string) => path.slice(path.lastIndexOf(within) + within.length);
const purlOf = (path: string, { version }: Locked) => `pkg:npm/${nameOf(path).replace(/^@/, "%40")}@${version}`;

/**
 * Every package that a deployment may hold, as CycloneDX says it (an SBOM), from the lockfile alone and the same
 * each time. `npm sbom` refuses our lockfile for what is packed inside one package of Tailwind's for WebAssembly.
 */
export function partsList(): string {
  const manifest = JSON.parse(readFileSync("package.json", "utf8"));
  const all: Record<string, Locked> = JSON.parse(readFileSync("package-lock.json", "utf8")).packages;
  const shipped = Object.entries(all).filter(([path, { dev }]) => path !== "" && !dev);
  const own = { type: "application", name: manifest.name, version: manifest.version, "bom-ref": manifest.name };
  return `${JSON.stringify(
    {
      bomFormat: "CycloneDX",
      specVersion: "1.6",
      version: 1,
      metadata: { component: own },
      components: shipped.map(([path, locked]) => componentOf(path, locked)),
      dependencies: [
        { ref: own["bom-ref"], dependsOn: neededBy("", manifest, all) },
        ...shipped.map(([path, locked]) => ({ ref: path, dependsOn: neededBy(path, locked, all) })),
      ],
    },
    null,
    1,
  )}\n`;
}

function componentOf(path: string, locked: Locked) {
  const [kind, hash = ""] = (locked.integrity ?? "").split("-");
  return {
    type: "library",
    "bom-ref": path,
    name: nameOf(path),
    version: locked.version,
    purl: purlOf(path, locked),
    scope: locked.optional ? "optional" : "required",
    hashes: [{ alg: kind!.toUpperCase().replace("SHA", "SHA-"), content: Buffer.from(hash, "base64").toString("hex") }],
    ...(locked.license ? { licenses: [{ expression: locked.license.replaceAll(" and ", " AND ") }] } : {}),
  };
}

/** Where Node would find what a package asks for: beside it, or in a folder further up. */
function neededBy(path: string, { dependencies = {}, optionalDependencies = {} }: Locked, all: Record<string, Locked>) {
  const names = Object.keys({ ...dependencies, ...optionalDependencies });
  return [...new Set(names.flatMap((name) => placeOf(name, path, all) ?? []))].toSorted();
}

function placeOf(name: string, from: string, all: Record<string, Locked>): string | undefined {
  for (let at = from; ; at = at.slice(0, Math.max(0, at.lastIndexOf(`/${within}`)))) {
    const place = `${at ? `${at}/` : ""}${within}${name}`;
    if (all[place]) return all[place].dev ? undefined : place;
    if (at === "") return undefined;
  }
}
