import { existsSync, globSync, readFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { expect, test } from "vitest";
import { secrets } from "@/bin/test/secrets";
import { filesBelow } from "@/tests/attack/server";

const build = process.env.XINKA_BUILD_DIR ?? ".next-test";
type Component = { "bom-ref": string; name: string; version: string; purl: string; hashes: { content: string }[] };
type Parts = { specVersion: string; components: Component[]; dependencies: { ref: string; dependsOn: string[] }[] };
const parts: Parts = JSON.parse(readFileSync(`${build}/sbom.json`, "utf8"));
const named = new Map(parts.components.map((one) => [one["bom-ref"], one]));

/** Every file that the built pages may load, as the builder traced it. */
const traced = globSync(`${build}/**/*.nft.json`).flatMap((file) =>
  (JSON.parse(readFileSync(file, "utf8")).files as string[]).map((one) =>
    relative(".", resolve(join(file, "..", one))).replaceAll("\\", "/"),
  ),
);
/** The package that a file belongs to: the last folder below a node_modules. */
const packageOf = (path: string) => /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0];

test("[SC-02] the build names its parts: each package that it may load stands in the list, as it is installed", () => {
  const loaded = new Set(traced.flatMap((path) => (path.startsWith("node_modules/") ? packageOf(path)! : [])));
  expect(loaded.size).toBeGreaterThan(20);
  expect([...loaded].filter((path) => !named.has(path))).toEqual([]);
  const installed = parts.components.filter((one) => existsSync(`${one["bom-ref"]}/package.json`));
  expect(installed.length).toBeGreaterThan(200);
  const others = installed.filter((one) => {
    const { name, version } = JSON.parse(readFileSync(`${one["bom-ref"]}/package.json`, "utf8"));
    return one.version !== version || one.name !== name;
  });
  expect(others).toEqual([]);
});

test("[SC-02] the list of parts is whole: names, hashes, and what needs what", () => {
  const { dependencies } = JSON.parse(readFileSync("package.json", "utf8"));
  const [own] = parts.dependencies;
  expect(own!.dependsOn).toEqual(
    Object.keys(dependencies)
      .map((name) => `node_modules/${name}`)
      .toSorted(),
  );
  const wrong = parts.components.filter(
    ({ name, version, purl, hashes }) =>
      purl !== `pkg:npm/${name.replace("@", "%40")}@${version}` || !/^[0-9a-f]{40,128}$/.test(hashes[0]!.content),
  );
  expect(wrong).toEqual([]);
  expect(parts.dependencies.flatMap(({ dependsOn }) => dependsOn).filter((one) => !named.has(one))).toEqual([]);
});

test("[SC-02] the built product loads nothing of tests, benchmarks or tools for writing it", () => {
  const { devDependencies } = JSON.parse(readFileSync("package.json", "utf8"));
  const tools = Object.keys(devDependencies).map((name) => `node_modules/${name}/`);
  const strange = traced.filter(
    (path) => /^(tests|bench|docs)\//.test(path) || tools.some((tool) => path.startsWith(tool)),
  );
  expect([...new Set(strange)]).toEqual([]);
  expect(named.has("node_modules/vitest")).toBe(false);
});

test("[SC-02][WB-09] no file of the build, for browsers or for the server, holds a key", () => {
  const values = secrets.flatMap((name) => process.env[name] ?? []);
  expect(values.length).toBe(secrets.length);
  const hunted = [...values, "canary-of-the-build", `-----BEGIN ${"PRIVATE"} KEY`];
  const files = filesBelow(`${build}/server`).concat(filesBelow(`${build}/static`));
  expect(files.length).toBeGreaterThan(100);
  const found = files.flatMap(({ path, bytes }) => {
    const whose = /AGE-SECRET-KEY-1[0-9A-Z]{20}/.test(bytes.toString("latin1")) ? ["a reading key"] : [];
    return [...hunted.filter((one) => bytes.includes(one)), ...whose].map((one) => `${path}: ${one}`);
  });
  expect(found).toEqual([]);
});
